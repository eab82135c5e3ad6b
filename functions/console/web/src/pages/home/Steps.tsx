import DoneIcon from '@mui/icons-material/CheckCircle';
import NextIcon from '@mui/icons-material/ChevronRight';
import OpenIcon from '@mui/icons-material/RadioButtonUnchecked';
import { Box, Button, ButtonBase, LinearProgress, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useStore, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { kehu } from '../../api/kehu';
import type { Me } from '../../api/me';
import { SectionCard } from '../../show/Facts';

const steps = ['settings', 'departments', 'users', 'customers', 'codes'] as const;
const paths: Record<typeof steps[number], string> = { settings: '/settings', departments: '/departments', users: '/users', customers: '/customers/create', codes: '/profile' };

/** How a new company begins, for its administrator, until all is done or put away. */
export function Steps({ who }: { who: Me }) {
  const translate = useTranslate();
  const [hidden, setHidden] = useStore(`steps.hidden.${who.tenant.id}`, false);
  const [codesSeen, setCodesSeen] = useStore(`steps.codes.${who.user.id}`, false);
  const { data: done } = useQuery({
    queryKey: ['steps'],
    enabled: !hidden,
    queryFn: async () => {
      const [departments, users, customers] = await Promise.all([
        kehu.GET('/v1/departments'), kehu.GET('/v1/users', { params: { query: { limit: 2 } } }), kehu.GET('/v1/customers', { params: { query: { limit: 1 } } }),
      ]);
      // Nobody but a person has changed the company's record since it was made active.
      return { settings: who.tenant.version > 2, departments: departments.data!.items.length > 0, users: users.data!.items.length > 1, customers: customers.data!.items.length > 0 };
    },
  });
  if (hidden || !done) return null;
  const all = { ...done, codes: codesSeen };
  const count = steps.filter(step => all[step]).length;
  if (count === steps.length) return null;
  return (
    <SectionCard title={translate('kehu.home.start')} action={<Button size="small" color="inherit" onClick={() => setHidden(true)}>{translate('kehu.home.hide')}</Button>}>
      <Typography variant="body2" color="textSecondary" sx={{ mt: -1.5 }}>{translate('kehu.home.startHelp')}</Typography>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, my: 2 }}>
        <LinearProgress variant="determinate" value={count * 100 / steps.length} aria-label={translate('kehu.home.start')} sx={{ flex: 1, height: 6, borderRadius: 3 }} />
        <Typography variant="body2" color="textSecondary">{translate('kehu.home.progress', { done: count, all: steps.length })}</Typography>
      </Box>
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gridTemplateColumns: { xs: '1fr', md: 'repeat(2, minmax(0, 1fr))', xl: 'repeat(3, minmax(0, 1fr))' }, gap: 1 }}>
        {steps.map(step => (
          <li key={step}>
            <ButtonBase
              component={Link} to={paths[step]} onClick={() => step === 'codes' && setCodesSeen(true)}
              sx={{ 'width': '100%', 'height': '100%', 'textAlign': 'left', 'justifyContent': 'flex-start', 'alignItems': 'flex-start', 'gap': 1.5, 'p': 1.5, 'borderRadius': 2, 'border': 1, 'borderColor': 'divider', '&:hover': { bgcolor: 'action.hover' } }}
            >
              {all[step] ? <DoneIcon fontSize="small" color="success" titleAccess={translate('kehu.home.done')} sx={{ mt: 0.25 }} /> : <OpenIcon fontSize="small" color="action" sx={{ mt: 0.25 }} />}
              <Box sx={{ flex: 1 }}>
                <Typography sx={{ fontWeight: 600, color: all[step] ? 'text.secondary' : 'text.primary' }}>{translate(`kehu.home.step.${step}`)}</Typography>
                <Typography variant="body2" color="textSecondary">{translate(`kehu.home.step.${step}Help`)}</Typography>
              </Box>
              {!all[step] && <NextIcon fontSize="small" color="action" sx={{ alignSelf: 'center' }} />}
            </ButtonBase>
          </li>
        ))}
      </Box>
    </SectionCard>
  );
}

import BackIcon from '@mui/icons-material/ArrowBack';
import { Box, IconButton, Stack, Tooltip, Typography } from '@mui/material';
import { useEffect, type ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';

interface Props {
  title: string;
  /** What the browser's tab says, if not the title. */
  tab?: string;
  sub?: ReactNode;
  back?: string;
  actions?: ReactNode;
}

/** The head of a page: its one h1, what it is about, and what can be done. */
export function PageHead({ title, tab = title, sub, back, actions }: Props) {
  const translate = useTranslate();
  useEffect(() => { document.title = `${tab} · Kehu`; }, [tab]);
  return (
    <Stack direction={{ xs: 'column', sm: 'row' }} sx={{ justifyContent: 'space-between', alignItems: { sm: 'flex-start' }, gap: 2, mb: 2.5 }}>
      <Stack direction="row" sx={{ gap: 1, minWidth: 0 }}>
        {back && (
          <Tooltip title={translate('kehu.action.back')}>
            <IconButton component={Link} to={back} data-key="back" aria-label={translate('kehu.action.back')} sx={{ ml: -1, mt: -0.5, alignSelf: 'flex-start' }}><BackIcon /></IconButton>
          </Tooltip>
        )}
        <Box sx={{ minWidth: 0 }}>
          <Typography variant="h1" sx={{ overflowWrap: 'anywhere' }}>{title}</Typography>
          {sub && <Typography component="div" variant="body2" color="textSecondary" sx={{ mt: 0.5, maxWidth: '68ch' }}>{sub}</Typography>}
        </Box>
      </Stack>
      {/* On a phone several actions fill their rows, so that none is left alone at the side. */}
      {actions && <Stack direction="row" sx={{ 'gap': 1, 'flexWrap': 'wrap', 'flex': 'none', 'alignItems': 'center', '& > :not(:only-child)': { flexGrow: { xs: 1, sm: 0 } } }}>{actions}</Stack>}
    </Stack>
  );
}

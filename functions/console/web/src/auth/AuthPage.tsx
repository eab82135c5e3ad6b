import CheckIcon from '@mui/icons-material/CheckCircleOutlined';
import { Box, Stack, Typography } from '@mui/material';
import { useEffect, type ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { Mark } from '../layout/Mark';
import { LanguageMenu, ThemeButton } from '../layout/Preferences';

/** The frame of all pages for strangers: what Kehu is on the left, one small form on the right. */
export function AuthPage({ title, sub, children }: { title: string; sub?: ReactNode; children: ReactNode }) {
  const translate = useTranslate();
  useEffect(() => { document.title = `${title} · Kehu`; }, [title]);
  return (
    <Box sx={{ display: 'flex', minHeight: '100vh', bgcolor: 'background.default' }}>
      <Welcome />
      <Box component="main" sx={{ flex: 1, display: 'flex', flexDirection: 'column', px: { xs: 2.5, sm: 5 } }}>
        <Stack direction="row" sx={{ py: 2, alignItems: 'center', justifyContent: 'space-between', gap: 1 }}>
          <Box sx={{ display: { md: 'none' } }}><Mark name={translate('kehu.name')} /></Box>
          <Stack direction="row" sx={{ ml: 'auto' }}>
            <LanguageMenu />
            <ThemeButton />
          </Stack>
        </Stack>
        <Box sx={{ width: '100%', maxWidth: 420, m: 'auto', pb: 8 }}>
          <Typography variant="h1" sx={{ fontSize: '1.75rem' }}>{title}</Typography>
          {sub && <Typography color="textSecondary" sx={{ mt: 0.75 }}>{sub}</Typography>}
          <Box sx={{ mt: 3.5 }}>{children}</Box>
        </Box>
      </Box>
    </Box>
  );
}

function Welcome() {
  const translate = useTranslate();
  const benefits = [translate('kehu.auth.benefit1'), translate('kehu.auth.benefit2'), translate('kehu.auth.benefit3')];
  return (
    <Box
      component="aside"
      sx={{
        display: { xs: 'none', md: 'flex' }, flexDirection: 'column', justifyContent: 'space-between', width: '42%', maxWidth: 560, p: 6,
        color: '#fff', background: 'radial-gradient(120% 90% at 0% 0%, #1b7c8b 0%, #12606e 42%, #0a3b45 100%)',
      }}
    >
      <Mark name={translate('kehu.name')} light />
      <Box>
        <Typography component="p" sx={{ fontSize: '2rem', fontWeight: 650, lineHeight: 1.25, maxWidth: 400, textWrap: 'balance', '&:lang(zh)': { wordBreak: 'keep-all' } }}>{translate('kehu.tagline')}</Typography>
        <Stack component="ul" sx={{ listStyle: 'none', p: 0, mt: 4, gap: 1.75 }}>
          {benefits.map(benefit => (
            <Stack component="li" key={benefit} direction="row" sx={{ gap: 1.5, alignItems: 'flex-start', color: '#dff1f3' }}>
              <CheckIcon fontSize="small" sx={{ mt: 0.25, color: '#9fd8dc' }} />
              <span>{benefit}</span>
            </Stack>
          ))}
        </Stack>
      </Box>
      <span />
    </Box>
  );
}

import DeniedIcon from '@mui/icons-material/LockOutlined';
import MissingIcon from '@mui/icons-material/SearchOffOutlined';
import WrongIcon from '@mui/icons-material/ErrorOutlineOutlined';
import { Box, Button, Stack, Typography } from '@mui/material';
import { ProblemError } from 'kehu-client';
import { useEffect } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';

type Kind = 'notFound' | 'denied' | 'failed';

function kindOf(error: unknown): Kind {
  if (!(error instanceof ProblemError)) return 'failed';
  if (error.status === 404) return 'notFound';
  return error.status === 403 ? 'denied' : 'failed';
}

const icons = { notFound: MissingIcon, denied: DeniedIcon, failed: WrongIcon };

/** A page instead of the page that cannot be shown. */
export function Problem({ error, kind = kindOf(error), onRetry, retry }: { error?: unknown; kind?: Kind; onRetry?: () => void; /** What the button says that begins anew. */ retry?: string }) {
  const translate = useTranslate();
  const Icon = icons[kind];
  const title = translate({ notFound: 'kehu.problem.notFound', denied: 'kehu.problem.denied', failed: 'kehu.problem.title' }[kind]);
  const help = { notFound: translate('kehu.problem.notFoundHelp'), denied: translate('kehu.problem.deniedHelp'), failed: textOf(error, translate('kehu.problem.network')) }[kind];
  // Of what somebody can mend themselves, nobody asks support.
  const requestId = error instanceof ProblemError && (kind !== 'failed' || error.status >= 500) ? error.requestId : '';
  useEffect(() => { document.title = `${title} · Kehu`; }, [title]);
  return (
    <Stack role="alert" sx={{ alignItems: 'center', textAlign: 'center', py: { xs: 6, md: 10 }, px: 2, gap: 1 }}>
      <Box sx={{ p: 2, borderRadius: '50%', bgcolor: 'action.hover', color: 'text.secondary', lineHeight: 0, mb: 1 }}><Icon fontSize="large" /></Box>
      <Typography variant="h1">{title}</Typography>
      <Typography color="textSecondary" sx={{ maxWidth: 480 }}>{help}</Typography>
      {requestId && (
        <Typography variant="body2" color="textSecondary" sx={{ maxWidth: 480, overflowWrap: 'anywhere' }}>
          {kind === 'failed' && <>{translate('kehu.problem.help')}<br /></>}{translate('kehu.problem.request', { id: requestId })}
        </Typography>
      )}
      <Stack direction="row" sx={{ gap: 1, mt: 2 }}>
        {onRetry && <Button variant="contained" onClick={onRetry}>{retry ?? translate('kehu.action.retry')}</Button>}
        <Button component={Link} to="/" variant={onRetry ? 'outlined' : 'contained'}>{translate('kehu.problem.home')}</Button>
      </Stack>
    </Stack>
  );
}

function textOf(error: unknown, unreachable: string): string {
  if (error instanceof ProblemError && error.status === 0) return unreachable;
  return error instanceof Error ? error.message : '';
}

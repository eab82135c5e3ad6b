import CopyIcon from '@mui/icons-material/ContentCopy';
import DownloadIcon from '@mui/icons-material/Download';
import { Box, Button, Checkbox, FormControlLabel, Stack } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { AuthPage } from './AuthPage';
import { AuthForm } from './fields';
import { useSubmit } from './useSubmit';

/** The recovery codes, shown once, until somebody says that they are kept. */
export function RecoveryCodes({ codes, onDone }: { codes: string[]; onDone: () => Promise<unknown> }) {
  const translate = useTranslate();
  const [kept, setKept] = useState(false);
  const form = useSubmit(async () => {
    if (kept) await onDone();
  });
  return (
    <AuthPage title={translate('kehu.auth.codesTitle')} sub={translate('kehu.auth.codesSub')}>
      <AuthForm state={form} disabled={!kept} label={translate('kehu.auth.codesSubmit')}>
        <CodeList codes={codes} />
        <FormControlLabel control={<Checkbox checked={kept} onChange={event => setKept(event.target.checked)} />} label={translate('kehu.auth.codesKept')} />
      </AuthForm>
    </AuthPage>
  );
}

/** The codes with what helps to keep them. */
export function CodeList({ codes }: { codes: string[] }) {
  const translate = useTranslate();
  const [copied, setCopied] = useState(false);
  const text = `${codes.join('\n')}\n`;
  const copy = () => void navigator.clipboard?.writeText(text).then(() => setCopied(true));
  const download = () => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
    link.download = 'kehu-recovery-codes.txt';
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <Box>
      <Box
        component="ol" data-testid="codes"
        sx={{ listStyle: 'none', m: 0, p: 2, display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, gap: 1, bgcolor: 'background.paper', border: 1, borderColor: 'divider', borderRadius: 2, fontFamily: 'ui-monospace, Menlo, Consolas, monospace', fontSize: '0.9375rem' }}
      >
        {codes.map(code => <li key={code}>{code}</li>)}
      </Box>
      <Stack direction="row" sx={{ gap: 1, mt: 1.5 }}>
        <Button size="small" startIcon={<CopyIcon fontSize="small" />} onClick={copy}>{translate(copied ? 'kehu.action.copied' : 'kehu.action.copy')}</Button>
        <Button size="small" startIcon={<DownloadIcon fontSize="small" />} onClick={download}>{translate('kehu.action.download')}</Button>
      </Stack>
    </Box>
  );
}

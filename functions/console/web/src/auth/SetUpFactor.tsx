import { Alert, Box, Skeleton, Stack, Typography } from '@mui/material';
import { QRCodeSVG } from 'qrcode.react';
import { useEffect, useState } from 'react';
import { useTranslate } from 'react-admin';
import type { Schema } from 'kehu-client';
import { stranger } from '../api/kehu';
import { describeProblem } from '../api/problem';
import { AuthPage } from './AuthPage';
import { AuthForm, CodeField } from './fields';
import { useSubmit } from './useSubmit';

type Secret = Schema<'AuthTotpOutput'>;

/** The first sign-in: a second factor is made and proved. */
export function SetUpFactor({ session, onCode }: { session: string; onCode: (code: string, session: string) => Promise<void> }) {
  const translate = useTranslate();
  const [secret, setSecret] = useState<Secret>();
  const [failure, setFailure] = useState('');
  const [code, setCode] = useState('');
  const form = useSubmit(() => onCode(code, secret!.session!));
  useEffect(() => {
    stranger.POST('/v1/auth/mfa/totp', { body: { session } }).then(({ data }) => setSecret(data), error => setFailure(describeProblem(error, translate)));
    // Once for each session; another language asks for no other secret.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [session]);
  return (
    <AuthPage title={translate('kehu.auth.setupTitle')} sub={translate('kehu.auth.setupSub')}>
      <AuthForm state={form} label={translate('kehu.auth.setupSubmit')}>
        {failure && <Alert severity="error" sx={{ whiteSpace: 'pre-line' }}>{failure}</Alert>}
        <SecretView secret={secret} />
        <CodeField label={translate('kehu.auth.totpCode')} value={code} onChange={setCode} fault={form.faults.code} />
        <Typography variant="caption" color="textSecondary">{translate('kehu.auth.setupApps')}</Typography>
      </AuthForm>
    </AuthPage>
  );
}

/** The secret as a QR code and as a key to type. */
export function SecretView({ secret }: { secret?: Secret }) {
  const translate = useTranslate();
  const size = 176;
  return (
    <Stack direction={{ xs: 'column', sm: 'row' }} sx={{ gap: 2.5, alignItems: 'center' }}>
      <Box sx={{ p: 1.5, bgcolor: '#fff', border: 1, borderColor: 'divider', borderRadius: 2, lineHeight: 0, flex: 'none' }}>
        {secret ? <QRCodeSVG value={secret.uri} size={size} role="img" title={translate('kehu.auth.setupQr')} /> : <Skeleton variant="rectangular" width={size} height={size} />}
      </Box>
      <Box sx={{ minWidth: 0 }}>
        <Typography variant="body2" color="textSecondary">{translate('kehu.auth.setupKey')}</Typography>
        <Typography component="code" data-testid="secret" sx={{ display: 'block', mt: 0.5, fontFamily: 'ui-monospace, Menlo, Consolas, monospace', fontSize: '0.9375rem', overflowWrap: 'anywhere' }}>
          {secret ? secret.secret.replaceAll(/(.{4})/g, '$1 ').trim() : <Skeleton width={160} />}
        </Typography>
      </Box>
    </Stack>
  );
}

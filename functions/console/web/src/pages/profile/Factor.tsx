import { Alert, Button, Dialog, DialogActions, DialogContent, DialogTitle, Stack, Typography } from '@mui/material';
import type { Schema } from 'kehu-client';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { kehu } from '../../api/kehu';
import { CodeField } from '../../auth/fields';
import { CodeList } from '../../auth/RecoveryCodes';
import { SecretView } from '../../auth/SetUpFactor';
import { useSubmit } from '../../auth/useSubmit';
import { SectionCard } from '../../show/Facts';

/** The second factor and the recovery codes. */
export function Factor() {
  const translate = useTranslate();
  const [secret, setSecret] = useState<Schema<'AuthTotpOutput'>>();
  const [codes, setCodes] = useState<string[]>();
  const begin = useSubmit(async () => setSecret((await kehu.POST('/v1/auth/mfa/totp', {})).data));
  const renew = useSubmit(async () => setCodes((await kehu.POST('/v1/auth/recovery-codes')).data!.recoveryCodes));
  return (
    <SectionCard title={translate('kehu.profile.factor')}>
      {(begin.error || renew.error) && <Alert severity="error" sx={{ mb: 2, whiteSpace: 'pre-line' }}>{begin.error || renew.error}</Alert>}
      <Typography variant="body2" color="textSecondary">{translate('kehu.profile.factorHelp')}</Typography>
      <Button variant="outlined" onClick={begin.submit} disabled={begin.busy} sx={{ mt: 1.5 }}>{translate('kehu.profile.factorNew')}</Button>
      <Typography variant="h3" component="h3" sx={{ mt: 3 }}>{translate('kehu.profile.codes')}</Typography>
      <Typography variant="body2" color="textSecondary">{translate('kehu.profile.codesHelp')}</Typography>
      <Button variant="outlined" onClick={renew.submit} disabled={renew.busy} sx={{ mt: 1.5 }}>{translate('kehu.profile.codesNew')}</Button>
      {secret && <NewFactor secret={secret} onClose={() => setSecret(undefined)} />}
      {codes && (
        <Dialog open fullWidth maxWidth="xs" aria-labelledby="codes-title">
          <DialogTitle id="codes-title">{translate('kehu.auth.codesTitle')}</DialogTitle>
          <DialogContent>
            <Typography variant="body2" color="textSecondary" sx={{ mb: 2 }}>{translate('kehu.auth.codesSub')}</Typography>
            <CodeList codes={codes} />
          </DialogContent>
          <DialogActions><Button variant="contained" onClick={() => setCodes(undefined)}>{translate('kehu.auth.codesKept')}</Button></DialogActions>
        </Dialog>
      )}
    </SectionCard>
  );
}

function NewFactor({ secret, onClose }: { secret: Schema<'AuthTotpOutput'>; onClose: () => void }) {
  const translate = useTranslate();
  const notify = useNotify();
  const [code, setCode] = useState('');
  const form = useSubmit(async () => {
    await kehu.PUT('/v1/auth/mfa/totp', { body: { code } });
    notify('kehu.profile.factorDone', { type: 'success' });
    onClose();
  });
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="factor-title">
      <Stack component="form" noValidate onSubmit={form.submit}>
        <DialogTitle id="factor-title">{translate('kehu.profile.factorNew')}</DialogTitle>
        <DialogContent>
          <Stack sx={{ gap: 2, pt: 1 }}>
            {form.error && <Alert severity="error" sx={{ whiteSpace: 'pre-line' }}>{form.error}</Alert>}
            <Typography variant="body2" color="textSecondary">{translate('kehu.auth.setupSub')}</Typography>
            <SecretView secret={secret} />
            <CodeField label={translate('kehu.auth.totpCode')} value={code} onChange={setCode} fault={form.faults.code} />
          </Stack>
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{translate('kehu.action.cancel')}</Button>
          <Button type="submit" variant="contained" disabled={form.busy || code.length < 6}>{translate('kehu.auth.setupSubmit')}</Button>
        </DialogActions>
      </Stack>
    </Dialog>
  );
}

import { Alert, Button, Link } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link as RouterLink, useLocation, useNavigate } from 'react-router-dom';
import { stranger } from '../api/kehu';
import { AuthPage } from './AuthPage';
import { AuthForm, CodeField, Field, PasswordField } from './fields';
import { useSubmit } from './useSubmit';

/** The code that was mailed to who signed up. */
export function Confirm() {
  const translate = useTranslate();
  const navigate = useNavigate();
  const given = (useLocation().state as { email?: string } | null)?.email ?? '';
  const [email, setEmail] = useState(given);
  const [code, setCode] = useState('');
  const [resent, setResent] = useState(false);
  const form = useSubmit(async () => {
    await stranger.POST('/v1/auth/confirm', { body: { email, code } });
    navigate('/login', { state: { notice: 'kehu.auth.confirmed', email } });
  });
  const again = useSubmit(async () => {
    form.clear();
    await stranger.POST('/v1/auth/resend-code', { body: { email } });
    setResent(true);
  });
  const sub = given ? translate('kehu.auth.confirmSub', { email: given }) : translate('kehu.auth.confirmAny');
  return (
    <AuthPage title={translate('kehu.auth.confirmTitle')} sub={sub}>
      <AuthForm
        state={{ ...form, error: form.error || again.error, faults: { ...again.faults, ...form.faults } }} label={translate('kehu.auth.confirmSubmit')}
        below={<Button onClick={again.submit} disabled={again.busy}>{translate('kehu.auth.resend')}</Button>}
      >
        {resent && <Alert severity="info">{translate('kehu.auth.resent')}</Alert>}
        {!given && <Field label={translate('kehu.auth.email')} type="email" autoComplete="username" value={email} onChange={setEmail} fault={form.faults.email ?? again.faults.email} />}
        <CodeField label={translate('kehu.auth.code')} value={code} onChange={setCode} fault={form.faults.code} />
      </AuthForm>
    </AuthPage>
  );
}

/** A forgotten password: a code goes out by mail, and sets a new one. */
export function Forgot() {
  const translate = useTranslate();
  const [email, setEmail] = useState('');
  const [sent, setSent] = useState(false);
  const form = useSubmit(async () => {
    await stranger.POST('/v1/auth/forgot-password', { body: { email } });
    setSent(true);
  });
  if (sent) return <Reset email={email} />;
  return (
    <AuthPage title={translate('kehu.auth.forgotTitle')} sub={translate('kehu.auth.forgotSub')}>
      <AuthForm state={form} label={translate('kehu.auth.forgotSubmit')} below={<ToSignIn />}>
        <Field label={translate('kehu.auth.email')} type="email" autoComplete="username" autoFocus value={email} onChange={setEmail} fault={form.faults.email} />
      </AuthForm>
    </AuthPage>
  );
}

function Reset({ email }: { email: string }) {
  const translate = useTranslate();
  const navigate = useNavigate();
  const [code, setCode] = useState('');
  const [newPassword, setNewPassword] = useState('');
  const form = useSubmit(async () => {
    await stranger.POST('/v1/auth/reset-password', { body: { email, code, newPassword } });
    navigate('/login', { state: { notice: 'kehu.auth.resetDone', email } });
  });
  return (
    <AuthPage title={translate('kehu.auth.resetTitle')} sub={translate('kehu.auth.resetSub', { email })}>
      <AuthForm state={form} label={translate('kehu.auth.resetSubmit')} below={<ToSignIn />}>
        <CodeField label={translate('kehu.auth.code')} value={code} onChange={setCode} fault={form.faults.code} />
        <PasswordField
          measured label={translate('kehu.auth.newPassword')} autoComplete="new-password" value={newPassword} onChange={setNewPassword}
          fault={form.faults.newPassword} helperText={translate('kehu.auth.passwordHelp')}
        />
      </AuthForm>
    </AuthPage>
  );
}

function ToSignIn() {
  const translate = useTranslate();
  return <Link component={RouterLink} to="/login" sx={{ textAlign: 'center', mt: 1 }}>{translate('kehu.auth.toSignIn')}</Link>;
}

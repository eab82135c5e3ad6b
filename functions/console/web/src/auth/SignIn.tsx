import { Alert, Link, Stack, Typography } from '@mui/material';
import { ProblemError, type Schema } from 'kehu-client';
import { useState } from 'react';
import { useLogin, useTranslate } from 'react-admin';
import { Link as RouterLink, useLocation } from 'react-router-dom';
import { stranger } from '../api/kehu';
import { consoleHeader } from '../api/session';
import { AuthPage } from './AuthPage';
import { CodeField, AuthForm, Field, PasswordField } from './fields';
import { RecoveryCodes } from './RecoveryCodes';
import { SetUpFactor } from './SetUpFactor';
import { useSubmit } from './useSubmit';

type Step = Schema<'AuthStepOutput'>;
type Challenge = NonNullable<Step['challenge']> | 'RECOVERY_CODE';
type Answer = Omit<Schema<'AuthChallengeRequest'>, 'session'>;

interface State {
  session?: string;
  challenge?: Challenge;
  codes?: { list: string[]; tokens: Step };
  notice?: string;
}

/** Signing in, challenge by challenge. */
export function SignIn() {
  const login = useLogin();
  const location = useLocation();
  const given = location.state as { notice?: string; email?: string } | null;
  const [state, setState] = useState<State>({ notice: given?.notice });
  const [email, setEmail] = useState(given?.email ?? '');

  const proceed = async (step: Step) => {
    if (step.next === 'signIn') return setState({ notice: 'kehu.auth.recoveryDone' });
    if (step.challenge) return setState({ session: step.session, challenge: step.challenge });
    if (step.recoveryCodes?.length) return setState({ codes: { list: step.recoveryCodes, tokens: step } });
    await login({ tokens: step });
  };
  const answer = async (body: Answer, session = state.session!) => {
    try {
      const { data } = await stranger.POST('/v1/auth/challenges', { body: { session, ...body }, headers: consoleHeader });
      await proceed(data!);
    } catch (error) {
      if (!(error instanceof ProblemError) || error.code !== 'auth.sessionInvalid') throw error;
      setState({ notice: 'kehu.auth.sessionOver' });
    }
  };

  if (state.codes) return <RecoveryCodes codes={state.codes.list} onDone={() => login({ tokens: state.codes!.tokens })} />;
  switch (state.challenge) {
    case 'MFA_SETUP':
      return <SetUpFactor session={state.session!} onCode={(code, session) => answer({ challenge: 'MFA_SETUP', code }, session)} />;
    case 'NEW_PASSWORD_REQUIRED':
      return <NewPassword onPassword={newPassword => answer({ challenge: 'NEW_PASSWORD_REQUIRED', newPassword })} />;
    case 'SOFTWARE_TOKEN_MFA':
      return <Code key="totp" onCode={code => answer({ challenge: 'SOFTWARE_TOKEN_MFA', code })} onLost={() => setState({ ...state, challenge: 'RECOVERY_CODE' })} />;
    case 'RECOVERY_CODE':
      return <Code key="recovery" recovery onCode={code => answer({ challenge: 'RECOVERY_CODE', code })} />;
    default:
      return <Password email={email} setEmail={setEmail} notice={state.notice} onStep={proceed} />;
  }
}

interface PasswordProps {
  email: string;
  setEmail: (email: string) => void;
  notice?: string;
  onStep: (step: Step) => Promise<void>;
}

function Password({ email, setEmail, notice, onStep }: PasswordProps) {
  const translate = useTranslate();
  const [password, setPassword] = useState('');
  const form = useSubmit(async () => {
    const { data } = await stranger.POST('/v1/auth/sign-in', { body: { email, password } });
    await onStep(data!);
  });
  const below = (
    <Stack sx={{ gap: 1.5, mt: 1, alignItems: 'center' }}>
      <Link component={RouterLink} to="/forgot">{translate('kehu.auth.forgot')}</Link>
      <Typography variant="body2" color="textSecondary">
        {translate('kehu.auth.noAccount')} <Link component={RouterLink} to="/sign-up" sx={{ fontWeight: 600 }}>{translate('kehu.auth.signUp')}</Link>
      </Typography>
    </Stack>
  );
  return (
    <AuthPage title={translate('kehu.auth.welcome')} sub={translate('kehu.auth.welcomeSub')}>
      <AuthForm state={form} label={translate('kehu.auth.submit')} below={below}>
        {notice && !form.error && <Alert severity="info">{translate(notice)}</Alert>}
        <Field label={translate('kehu.auth.email')} type="email" autoComplete="username" autoFocus={!email} value={email} onChange={setEmail} fault={form.faults.email} />
        <PasswordField label={translate('kehu.auth.password')} autoComplete="current-password" autoFocus={Boolean(email)} value={password} onChange={setPassword} fault={form.faults.password} />
      </AuthForm>
    </AuthPage>
  );
}

function Code({ recovery, onCode, onLost }: { recovery?: boolean; onCode: (code: string) => Promise<void>; onLost?: () => void }) {
  const translate = useTranslate();
  const [code, setCode] = useState('');
  const form = useSubmit(() => onCode(code.trim()));
  const texts = recovery
    ? ['kehu.auth.recoveryTitle', 'kehu.auth.recoverySub', 'kehu.auth.recoveryCode', 'kehu.auth.recoverySubmit']
    : ['kehu.auth.totpTitle', 'kehu.auth.totpSub', 'kehu.auth.totpCode', 'kehu.auth.totpSubmit'];
  const lost = onLost && <Link component="button" type="button" onClick={onLost} sx={{ mt: 1, fontSize: '0.9375rem' }}>{translate('kehu.auth.totpLost')}</Link>;
  return (
    <AuthPage title={translate(texts[0])} sub={translate(texts[1])}>
      <AuthForm state={form} label={translate(texts[3])} below={lost}>
        <CodeField label={translate(texts[2])} digits={!recovery} value={code} onChange={setCode} fault={form.faults.code} />
      </AuthForm>
    </AuthPage>
  );
}

function NewPassword({ onPassword }: { onPassword: (password: string) => Promise<void> }) {
  const translate = useTranslate();
  const [password, setPassword] = useState('');
  const form = useSubmit(() => onPassword(password));
  return (
    <AuthPage title={translate('kehu.auth.newPasswordTitle')} sub={translate('kehu.auth.newPasswordSub')}>
      <AuthForm state={form} label={translate('kehu.auth.newPasswordSubmit')}>
        <PasswordField
          measured label={translate('kehu.auth.newPassword')} autoComplete="new-password" autoFocus value={password} onChange={setPassword}
          fault={form.faults.newPassword} helperText={translate('kehu.auth.passwordHelp')}
        />
      </AuthForm>
    </AuthPage>
  );
}

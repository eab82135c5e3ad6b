import { Link, MenuItem, Stack, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { Link as RouterLink, useNavigate } from 'react-router-dom';
import { stranger } from '../api/kehu';
import { countries, currencies } from '../form/choices';
import { AuthPage } from './AuthPage';
import { AuthForm, Field, PasswordField } from './fields';
import { useSubmit } from './useSubmit';

/** A company signs up; whoever does it becomes its administrator. */
export function SignUp() {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const navigate = useNavigate();
  const chinese = locale === 'zh-CN';
  const [values, setValues] = useState({ company: '', name: '', email: '', password: '', currency: chinese ? 'CNY' : 'USD', country: chinese ? 'CN' : 'US' });
  const set = (name: keyof typeof values) => (value: string) => setValues({ ...values, [name]: value });
  const form = useSubmit(async () => {
    await stranger.POST('/v1/auth/sign-up', { body: { ...values, locale: locale as 'en' | 'zh-CN' } });
    navigate('/confirm', { state: { email: values.email } });
  });
  const below = (
    <Typography variant="body2" color="textSecondary" sx={{ textAlign: 'center', mt: 1 }}>
      {translate('kehu.auth.haveAccount')} <Link component={RouterLink} to="/login" sx={{ fontWeight: 600 }}>{translate('kehu.auth.signIn')}</Link>
    </Typography>
  );
  return (
    <AuthPage title={translate('kehu.auth.signUpTitle')} sub={translate('kehu.auth.signUpSub')}>
      <AuthForm state={form} label={translate('kehu.auth.signUpSubmit')} below={below}>
        <Field label={translate('kehu.auth.company')} autoComplete="organization" autoFocus required value={values.company} onChange={set('company')} fault={form.faults.company} />
        <Field label={translate('kehu.auth.yourName')} autoComplete="name" required value={values.name} onChange={set('name')} fault={form.faults.name} />
        <Field label={translate('kehu.auth.email')} type="email" autoComplete="username" required value={values.email} onChange={set('email')} fault={form.faults.email} />
        <PasswordField
          measured required label={translate('kehu.auth.password')} autoComplete="new-password" value={values.password} onChange={set('password')}
          fault={form.faults.password} helperText={translate('kehu.auth.passwordHelp')}
        />
        <Stack direction="row" sx={{ gap: 2 }}>
          <TextField select size="medium" label={translate('kehu.auth.country')} value={values.country} onChange={event => set('country')(event.target.value)} sx={{ flex: 1, minWidth: 0 }} error={Boolean(form.faults.country)} helperText={form.faults.country}>
            {countries(locale).map(({ id, name }) => <MenuItem key={id} value={id}>{name}</MenuItem>)}
          </TextField>
          <TextField select size="medium" label={translate('kehu.auth.currency')} value={values.currency} onChange={event => set('currency')(event.target.value)} sx={{ width: 120 }} error={Boolean(form.faults.currency)} helperText={form.faults.currency}>
            {currencies.map(code => <MenuItem key={code} value={code}>{code}</MenuItem>)}
          </TextField>
        </Stack>
      </AuthForm>
    </AuthPage>
  );
}

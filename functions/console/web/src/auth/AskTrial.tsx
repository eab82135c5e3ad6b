import { Alert, Link, MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { Link as RouterLink, useSearchParams } from 'react-router-dom';
import { stranger } from '../api/kehu';
import { countries } from '../form/choices';
import { AuthPage } from './AuthPage';
import { AuthForm, Field } from './fields';
import { useSubmit } from './useSubmit';

/** Somebody asks for a trial; who runs the platform answers by mail. */
export function AskTrial() {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const [search] = useSearchParams();
  const [sent, setSent] = useState(false);
  const [values, setValues] = useState({ company: '', name: '', email: '', phone: '', country: locale === 'zh-CN' ? 'CN' : 'US', message: '', referralCode: search.get('code') ?? '' });
  const set = (name: keyof typeof values) => (value: string) => setValues({ ...values, [name]: value });
  const form = useSubmit(async () => {
    const { phone, message, referralCode, ...needed } = values;
    await stranger.POST('/v1/trial-requests', { body: { ...needed, phone: phone || undefined, message: message || undefined, referralCode: referralCode || undefined, locale: locale as 'en' | 'zh-CN' } });
    setSent(true);
  });
  const label = (name: string) => translate(`resources.trials.fields.${name}`);
  return (
    <AuthPage title={translate('kehu.trial.title')} sub={translate('kehu.trial.sub')}>
      {sent
        ? <Alert severity="success">{translate('kehu.trial.sent', { email: values.email })}</Alert>
        : (
          <AuthForm state={form} label={translate('kehu.trial.submit')} below={<Link component={RouterLink} to="/login" variant="body2" sx={{ textAlign: 'center', mt: 1 }}>{translate('kehu.auth.toSignIn')}</Link>}>
            <Field label={label('company')} autoComplete="organization" autoFocus required value={values.company} onChange={set('company')} fault={form.faults.company} />
            <Field label={label('name')} autoComplete="name" required value={values.name} onChange={set('name')} fault={form.faults.name} />
            <Field label={label('email')} type="email" autoComplete="email" required value={values.email} onChange={set('email')} fault={form.faults.email} />
            <Field label={label('phone')} type="tel" autoComplete="tel" value={values.phone} onChange={set('phone')} fault={form.faults.phone} />
            <TextField select size="medium" label={label('country')} value={values.country} onChange={event => set('country')(event.target.value)} error={Boolean(form.faults.country)} helperText={form.faults.country}>
              {countries(locale).map(({ id, name }) => <MenuItem key={id} value={id}>{name}</MenuItem>)}
            </TextField>
            <Field label={label('message')} multiline minRows={2} value={values.message} onChange={set('message')} fault={form.faults.message} />
            <Field label={label('referralCode')} value={values.referralCode} onChange={set('referralCode')} fault={form.faults.referralCode} />
          </AuthForm>
        )}
    </AuthPage>
  );
}

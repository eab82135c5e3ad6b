import { Alert, Box, Button, Chip, MenuItem, Stack, TextField, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocaleState, useLogout, useNotify, useTranslate } from 'react-admin';
import { forgetMe } from '../../api/me';
import { kehu } from '../../api/kehu';
import { Field, PasswordField } from '../../auth/fields';
import { useSubmit } from '../../auth/useSubmit';
import { ConfirmDialog } from '../../form/ConfirmDialog';
import { useRoleName } from '../../form/useRoles';
import { PageHead } from '../../layout/PageHead';
import { useMe } from '../../layout/useMe';
import { SectionCard, SectionSkeleton } from '../../show/Facts';

import type { Me } from '../../api/me';
import { locales } from '../../messages';
import { SessionList } from '../users/Sessions';
import { Factor } from './Factor';
import { OwnLogins } from './OwnLogins';

/** One's own account. */
export function Profile() {
  const translate = useTranslate();
  const who = useMe();
  return (
    <>
      <PageHead title={translate('kehu.profile.title')} sub={who?.user.email} />
      {who
        ? (
          <Box sx={{ display: 'grid', gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'repeat(2, minmax(0, 1fr))' }, gap: 2.5, alignItems: 'start' }}>
            <Stack sx={{ gap: 2.5 }}><You who={who} /><Password /></Stack>
            <Stack sx={{ gap: 2.5 }}><Factor /><Sessions /></Stack>
          </Box>
        )
        : <SectionSkeleton />}
    </>
  );
}

function You({ who }: { who: Me }) {
  const roleName = useRoleName();
  const translate = useTranslate();
  const notify = useNotify();
  const queries = useQueryClient();
  const [, setLocale] = useLocaleState();
  const [values, setValues] = useState({ name: who.user.name, phone: who.user.phone ?? '', locale: who.user.locale });
  const form = useSubmit(async () => {
    await kehu.PATCH('/v1/me', {
      params: { header: { 'If-Match': `"${who.user.version}"` } }, headers: { 'Content-Type': 'application/merge-patch+json' },
      body: { name: values.name, phone: values.phone || null, locale: values.locale } as never,
    });
    forgetMe();
    await queries.invalidateQueries({ queryKey: ['me'] });
    if (values.locale !== who.user.locale) void setLocale(values.locale);
    notify('kehu.form.saved', { type: 'success' });
  });
  return (
    <SectionCard title={translate('kehu.profile.you')}>
      <Stack component="form" noValidate onSubmit={form.submit} sx={{ gap: 2 }}>
        {form.error && <Alert severity="error" sx={{ whiteSpace: 'pre-line' }}>{form.error}</Alert>}
        <Field size="small" required label={translate('kehu.profile.name')} autoComplete="name" value={values.name} onChange={name => setValues({ ...values, name })} fault={form.faults.name} />
        <Field size="small" label={translate('kehu.profile.phone')} type="tel" autoComplete="tel" value={values.phone} onChange={phone => setValues({ ...values, phone })} fault={form.faults.phone} />
        <TextField select label={translate('kehu.profile.language')} value={values.locale} onChange={event => setValues({ ...values, locale: event.target.value as 'en' | 'zh-CN' })}>
          {locales.map(item => <MenuItem key={item.locale} value={item.locale} lang={item.locale}>{item.name}</MenuItem>)}
        </TextField>
        <Box>
          <Typography variant="caption" color="textSecondary">{translate('kehu.profile.roles')}</Typography>
          <Stack direction="row" sx={{ gap: 0.75, flexWrap: 'wrap', mt: 0.5 }}>
            {who.roles.map(role => <Chip key={role} size="small" label={roleName(role)} />)}
          </Stack>
        </Box>
        <Button type="submit" data-key="save" variant="contained" disabled={form.busy} sx={{ alignSelf: 'flex-start' }}>{translate('kehu.action.save')}</Button>
      </Stack>
    </SectionCard>
  );
}

function Password() {
  const translate = useTranslate();
  const notify = useNotify();
  const [oldPassword, setOld] = useState('');
  const [newPassword, setNew] = useState('');
  const form = useSubmit(async () => {
    await kehu.PUT('/v1/auth/password', { body: { oldPassword, newPassword } });
    setOld('');
    setNew('');
    notify('kehu.profile.changed', { type: 'success' });
  });
  return (
    <SectionCard title={translate('kehu.profile.password')}>
      <Stack component="form" noValidate onSubmit={form.submit} sx={{ gap: 2 }}>
        {form.error && <Alert severity="error" sx={{ whiteSpace: 'pre-line' }}>{form.error}</Alert>}
        <PasswordField size="small" label={translate('kehu.profile.oldPassword')} autoComplete="current-password" value={oldPassword} onChange={setOld} fault={form.faults.oldPassword} />
        <PasswordField size="small" measured label={translate('kehu.profile.newPassword')} autoComplete="new-password" value={newPassword} onChange={setNew} fault={form.faults.newPassword} helperText={translate('kehu.auth.passwordHelp')} />
        <Button type="submit" variant="outlined" disabled={form.busy || !oldPassword || !newPassword} sx={{ alignSelf: 'flex-start' }}>{translate('kehu.profile.change')}</Button>
      </Stack>
    </SectionCard>
  );
}

function Sessions() {
  const translate = useTranslate();
  const logout = useLogout();
  const [asking, setAsking] = useState(false);
  return (
    <SectionCard title={translate('kehu.profile.sessions')}>
      <SessionList />
      <Button variant="outlined" color="error" onClick={() => setAsking(true)} sx={{ mt: 1.5 }}>{translate('kehu.profile.everywhere')}</Button>
      <Typography variant="h3" component="h3" sx={{ mt: 3 }}>{translate('kehu.profile.logins')}</Typography>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1 }}>{translate('kehu.profile.loginsHelp')}</Typography>
      <OwnLogins />
      {asking && (
        <ConfirmDialog
          title={translate('kehu.profile.everywhere')} text={translate('kehu.profile.sessionsHelp')} label={translate('kehu.profile.everywhere')} danger
          work={async () => { await logout({ everywhere: true }); }} onClose={() => setAsking(false)}
        />
      )}
    </SectionCard>
  );
}

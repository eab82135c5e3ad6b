import { Alert, Box, Button, Stack, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { NumberInput, TextInput, useNotify, useTranslate } from 'react-admin';
import { Link, useNavigate } from 'react-router-dom';
import { forgetMe, allows, type Me } from '../../api/me';
import { kehu } from '../../api/kehu';
import type { Json } from '../../api/patch';
import { describeProblem } from '../../api/problem';
import { AskDialog } from '../../form/AskDialog';
import { SectionCard } from '../../show/Facts';
import { Status } from '../../show/Status';
import { useFormat } from '../../show/useFormat';

/** The company's plan and time, taking everything along, and ending it. */
export function Company({ who }: { who: Me }) {
  const translate = useTranslate();
  const notify = useNotify();
  const navigate = useNavigate();
  const format = useFormat();
  const queries = useQueryClient();
  const [asked, setAsked] = useState<'extend' | 'close'>();
  const [busy, setBusy] = useState(false);
  const { tenant } = who;
  const takeAlong = async () => {
    setBusy(true);
    try {
      const { data: job } = await kehu.POST('/v1/export');
      navigate(`/jobs/${job!.id}`);
    } catch (error) {
      notify(describeProblem(error, translate), { type: 'error', multiLine: true });
      setBusy(false);
    }
  };
  const extend = async (values: Json) => {
    await kehu.POST('/v1/extension-requests', { body: { days: values.days as number | undefined, reason: values.reason as string } });
    notify('resources.extensions.sent', { type: 'success' });
  };
  const close = async ({ confirm }: Json) => {
    await kehu.POST('/v1/settings/close', { body: { confirm: confirm as string } });
    forgetMe();
    await queries.invalidateQueries({ queryKey: ['me'] });
    notify('resources.settings.closed', { type: 'info' });
  };
  const row = { display: 'flex', gap: 2, alignItems: { sm: 'center' }, flexDirection: { xs: 'column', sm: 'row' }, py: 1.5, borderTop: 1, borderColor: 'divider' } as const;
  return (
    <SectionCard title={translate('resources.settings.section.plan')}>
      <Stack direction="row" sx={{ gap: 1.5, alignItems: 'center', flexWrap: 'wrap', mb: 1.5 }}>
        <Typography sx={{ fontWeight: 600 }}>{translate(`resources.tenants.plan.${tenant.plan}`)}</Typography>
        <Status value={tenant.status} text={`resources.tenants.status.${tenant.status}`} />
        <Typography variant="body2" color="textSecondary">{[tenant.plan !== 'unlimited' && translate('resources.tenants.seats', { seats: tenant.seats }), tenant.expiresAt && translate('resources.tenants.ends', { when: format.date(tenant.expiresAt) })].filter(Boolean).join(' · ')}</Typography>
      </Stack>
      {tenant.reason && <Alert severity="warning" sx={{ mb: 1.5 }}>{tenant.reason}</Alert>}
      {tenant.expiresAt && allows(who, 'settings.update') && (
        <Box sx={row}>
          <Typography variant="body2" sx={{ flex: 1 }}>{translate('resources.extensions.help')}</Typography>
          <Button component={Link} to="/extension-requests" color="inherit">{translate('resources.extensions.name', { smart_count: 2 })}</Button>
          <Button variant="outlined" onClick={() => setAsked('extend')}>{translate('resources.extensions.ask')}</Button>
        </Box>
      )}
      {allows(who, 'settings.export') && (
        <Box sx={row}>
          <Typography variant="body2" sx={{ flex: 1 }}>{translate('resources.settings.exportHelp')}</Typography>
          <Button variant="outlined" disabled={busy} onClick={() => void takeAlong()}>{translate('resources.settings.export')}</Button>
        </Box>
      )}
      {allows(who, 'settings.close') && tenant.status !== 'closed' && (
        <Box sx={row}>
          <Typography variant="body2" sx={{ flex: 1 }}>{translate('resources.settings.closeHelp')}</Typography>
          <Button variant="outlined" color="error" onClick={() => setAsked('close')}>{translate('resources.settings.close')}</Button>
        </Box>
      )}
      {asked === 'extend' && (
        <AskDialog title={translate('resources.extensions.ask')} text={translate('resources.extensions.help')} label={translate('resources.extensions.send')} labels="extensions" initial={{ days: 30 }} work={extend} onClose={() => setAsked(undefined)}>
          <NumberInput source="days" min={1} helperText={false} />
          <TextInput source="reason" isRequired multiline minRows={2} helperText={false} />
        </AskDialog>
      )}
      {asked === 'close' && (
        <AskDialog title={translate('resources.settings.close')} text={translate('resources.settings.closeHelp')} label={translate('resources.settings.close')} danger labels="settings" work={close} onClose={() => setAsked(undefined)}>
          <TextInput source="confirm" label={translate('resources.settings.closeConfirm', { name: tenant.name })} isRequired autoComplete="off" helperText={false} />
        </AskDialog>
      )}
    </SectionCard>
  );
}

import BinIcon from '@mui/icons-material/DeleteOutlined';
import RestoreIcon from '@mui/icons-material/RestoreFromTrash';
import { Box, Button, Link, Stack, Typography } from '@mui/material';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Schema } from 'kehu-client';
import { useState } from 'react';
import { TextInput, useNotify, useTranslate } from 'react-admin';
import { Link as RouterLink, useNavigate } from 'react-router-dom';
import { kehu } from '../../api/kehu';
import type { Json } from '../../api/patch';
import { describeProblem } from '../../api/problem';
import { provider } from '../../api/provider';
import { AskDialog } from '../../form/AskDialog';
import { Empty } from '../../layout/Empty';
import { Problem } from '../../layout/Problem';
import { useAllowed } from '../../layout/useMe';
import { ListPage } from '../../list/ListPage';
import { Person } from '../../show/Person';
import { useFormat } from '../../show/useFormat';
import { BinHead } from '../bin/BinTabs';

type Deleted = Schema<'CustomersDeletedCustomer'>;

/** Takes a customer out of the recycle bin. */
export function useRestore(): (customer: { id: string; name: string }) => Promise<void> {
  const translate = useTranslate();
  const notify = useNotify();
  const queries = useQueryClient();
  return async ({ id, name }) => {
    try {
      await provider.act('customers', id, 'restore');
      await Promise.all(['customers', 'customers/bin'].map(key => queries.invalidateQueries({ queryKey: [key] })));
      notify('kehu.confirm.restored', { type: 'success', messageArgs: { name } });
    } catch (error) {
      notify(describeProblem(error, translate), { type: 'error', multiLine: true });
    }
  };
}

/** The recycle bin: restore, or remove for good, one or many. */
export function CustomerBin() {
  const translate = useTranslate();
  const format = useFormat();
  const notify = useNotify();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const restore = useMutation({ mutationFn: useRestore() });
  const mayRestore = useAllowed('customer.restore'), mayPurge = useAllowed('customer.purge');
  const [purging, setPurging] = useState<{ ids: string[]; name?: string; clear?: () => void }>();
  if (!mayRestore) return <Problem kind="denied" />;
  const restoreMany = async (customers: string[], clear: () => void) => {
    try {
      const { data: job } = await kehu.POST('/v1/customers/bin/restore', { body: { customers } });
      clear();
      navigate(`/jobs/${job!.id}`);
    } catch (error) {
      notify(describeProblem(error, translate), { type: 'error', multiLine: true });
    }
  };
  const purge = async (values: Json) => {
    const reason = values.reason as string, { ids, name, clear } = purging!;
    if (name) {
      await kehu.POST('/v1/customers/{id}/purge', { params: { path: { id: ids[0] } }, body: { reason } });
      await queries.invalidateQueries({ queryKey: ['customers/bin'] });
      notify('kehu.confirm.deleted', { type: 'info', messageArgs: { name } });
      return;
    }
    const { data: job } = await kehu.POST('/v1/customers/bin/purge', { body: { customers: ids, reason } });
    clear?.();
    navigate(`/jobs/${job!.id}`);
  };
  const buttons = (customer: Deleted) => (
    <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap' }}>
      <Button size="small" variant="outlined" startIcon={<RestoreIcon fontSize="small" />} disabled={restore.isPending} onClick={() => restore.mutate(customer)} aria-label={`${translate('kehu.action.restore')}${translate('kehu.colon')}${customer.name}`}>{translate('kehu.action.restore')}</Button>
      {mayPurge && <Button size="small" color="error" onClick={() => setPurging({ ids: [customer.id], name: customer.name })} aria-label={`${translate('resources.customers.purgeNow')}${translate('kehu.colon')}${customer.name}`}>{translate('resources.customers.purgeNow')}</Button>}
    </Stack>
  );
  const bulk = (ids: string[], clear: () => void) => (
    <>
      <Button size="small" variant="outlined" onClick={() => void restoreMany(ids, clear)}>{translate('kehu.bulk.restore')}</Button>
      {mayPurge && <Button size="small" variant="outlined" color="error" onClick={() => setPurging({ ids, clear })}>{translate('kehu.bulk.purge')}</Button>}
    </>
  );
  return (
    <>
      <ListPage<Deleted>
        resource="customers/bin" remember="bin" search="resources.customers.search" choose={customer => customer.name} bulk={bulk}
        columns={[
          { key: 'name', label: 'resources.customers.fields.name', render: c => <Link component={RouterLink} to={`/customers/${c.id}/show`} color="text.primary" sx={{ fontWeight: 600 }}>{c.name}</Link> },
          { key: 'number', label: 'resources.customers.fields.number', render: c => c.number },
          { key: 'deletedAt', label: 'resources.customers.fields.deletedAt', render: c => c.deletedAt && format.dateTime(c.deletedAt) },
          { key: 'deletedBy', label: 'resources.customers.fields.deletedBy', render: c => <Person id={c.deletedBy} /> },
          { key: 'purgeAt', label: 'resources.customers.fields.purgeAt', render: c => format.date(c.purgeAt) },
          { key: 'restore', label: 'kehu.action.restore', render: buttons, width: 230 },
        ]}
        card={customer => (
          <Box>
            <Typography sx={{ fontWeight: 600 }}>{customer.name}</Typography>
            <Typography variant="body2" color="textSecondary" sx={{ mb: 1 }}>{customer.number}{customer.deletedAt && ` · ${format.date(customer.deletedAt)}`} · {translate('resources.customers.purge', { when: format.date(customer.purgeAt) })}</Typography>
            {buttons(customer)}
          </Box>
        )}
        head={<BinHead at="customers" />}
        empty={<Empty icon={BinIcon} title={translate('resources.customers.binEmpty')} help={translate('kehu.confirm.deleteBin')} />}
      />
      {purging && (
        <AskDialog
          title={purging.name ? `${translate('resources.customers.purgeNow')}${translate('kehu.colon')}${purging.name}` : translate('kehu.bulk.purge')} text={translate('resources.customers.purgeHelp')} label={translate('resources.customers.purgeNow')}
          danger labels="customers" work={purge} onClose={() => setPurging(undefined)}
        >
          <TextInput source="reason" label="resources.customers.reason" isRequired autoFocus helperText={false} />
        </AskDialog>
      )}
    </>
  );
}

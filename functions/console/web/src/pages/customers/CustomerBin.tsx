import BinIcon from '@mui/icons-material/DeleteOutlined';
import RestoreIcon from '@mui/icons-material/RestoreFromTrash';
import { Box, Button, Typography } from '@mui/material';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNotify, useTranslate } from 'react-admin';
import { describeProblem } from '../../api/problem';
import { provider } from '../../api/provider';
import { Empty } from '../../layout/Empty';
import { PageHead } from '../../layout/PageHead';
import { Problem } from '../../layout/Problem';
import { useAllowed } from '../../layout/useMe';
import { ListPage } from '../../list/ListPage';
import { useFormat } from '../../show/useFormat';
import type { Summary } from './CustomerList';

/** Takes a customer out of the recycle bin. */
export function useRestore(): (customer: { id: string; name: string }) => Promise<void> {
  const translate = useTranslate();
  const notify = useNotify();
  const queries = useQueryClient();
  return async ({ id, name }) => {
    try {
      await provider.act('customers', id, 'restore');
      await queries.invalidateQueries({ queryKey: ['customers'] });
      notify('kehu.confirm.restored', { type: 'success', messageArgs: { name } });
    } catch (error) {
      notify(describeProblem(error, translate), { type: 'error', multiLine: true });
    }
  };
}

/** The recycle bin. */
export function CustomerBin() {
  const translate = useTranslate();
  const format = useFormat();
  const restore = useMutation({ mutationFn: useRestore() });
  if (!useAllowed('customer.restore')) return <Problem kind="denied" />;
  const button = (customer: Summary) => (
    <Button
      size="small" variant="outlined" startIcon={<RestoreIcon fontSize="small" />} disabled={restore.isPending} onClick={() => restore.mutate(customer)}
      aria-label={`${translate('kehu.action.restore')}: ${customer.name}`}
    >
      {translate('kehu.action.restore')}
    </Button>
  );
  return (
    <ListPage<Summary>
      resource="customers" remember="bin" fixed={{ deleted: true }}
      columns={[
        { key: 'name', label: 'resources.customers.fields.name', render: c => c.name },
        { key: 'number', label: 'resources.customers.fields.number', render: c => c.number },
        { key: 'deletedAt', label: 'resources.customers.fields.deletedAt', render: c => c.deletedAt && format.dateTime(c.deletedAt) },
        { key: 'restore', label: 'kehu.action.restore', render: button, width: 150 },
      ]}
      card={customer => (
        <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', justifyContent: 'space-between' }}>
          <Box sx={{ minWidth: 0 }}>
            <Typography sx={{ fontWeight: 600 }}>{customer.name}</Typography>
            <Typography variant="body2" color="textSecondary">{customer.number}{customer.deletedAt && ` · ${format.date(customer.deletedAt)}`}</Typography>
          </Box>
          {button(customer)}
        </Box>
      )}
      head={<PageHead title={translate('resources.customers.bin')} sub={translate('resources.customers.binHelp')} />}
      empty={<Empty icon={BinIcon} title={translate('resources.customers.binEmpty')} help={translate('kehu.confirm.deleteBin')} />}
    />
  );
}

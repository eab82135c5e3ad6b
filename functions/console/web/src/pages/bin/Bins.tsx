import BinIcon from '@mui/icons-material/DeleteOutlined';
import RestoreIcon from '@mui/icons-material/RestoreFromTrash';
import { Box, Button, Typography } from '@mui/material';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Schema } from 'kehu-client';
import { useNotify, useTranslate } from 'react-admin';
import { describeProblem } from '../../api/problem';
import { provider } from '../../api/provider';
import { Empty } from '../../layout/Empty';
import { Problem } from '../../layout/Problem';
import { useAllowed } from '../../layout/useMe';
import { ListPage } from '../../list/ListPage';
import { useFormat } from '../../show/useFormat';
import { BinHead } from './BinTabs';

const fixed = { deleted: true };

interface Deleted {
  id: string;
  name: string;
  number: string;
  deletedAt?: string | null;
}

/** Orders that were deleted as drafts. */
export function OrderBin() {
  return <Bin<Schema<'OrderSummary'>> resource="orders" needs="order.restore" search="resources.orders.search" row={({ id, customerName, number, deletedAt }) => ({ id, name: customerName, number, deletedAt })} name="customerName" number="number" />;
}

/** Products that were deleted. */
export function ProductBin() {
  return <Bin<Schema<'ProductSummary'>> resource="products" needs="product.restore" search="resources.products.search" row={({ id, name, code, deletedAt }) => ({ id, name, number: code ?? '', deletedAt })} name="name" number="code" />;
}

interface Props<T> {
  resource: 'orders' | 'products';
  needs: string;
  search: string;
  row: (record: T) => Deleted;
  /** The fields that name a record. */
  name: string;
  number: string;
}

function Bin<T extends { id: string }>({ resource, needs, search, row, name, number }: Props<T>) {
  const translate = useTranslate();
  const format = useFormat();
  const notify = useNotify();
  const queries = useQueryClient();
  const allowed = useAllowed(needs);
  const restore = useMutation({
    mutationFn: async (record: Deleted) => {
      await provider.act(resource, record.id, 'restore');
      await queries.invalidateQueries({ queryKey: [resource] });
    },
    onSuccess: (_, record) => notify('kehu.confirm.restored', { type: 'success', messageArgs: { name: record.name } }),
    onError: error => notify(describeProblem(error, translate), { type: 'error', multiLine: true }),
  });
  if (!allowed) return <Problem kind="denied" />;
  const button = (record: Deleted) => (
    <Button size="small" variant="outlined" startIcon={<RestoreIcon fontSize="small" />} disabled={restore.isPending} onClick={() => restore.mutate(record)} aria-label={`${translate('kehu.action.restore')}${translate('kehu.colon')}${record.name}`}>{translate('kehu.action.restore')}</Button>
  );
  const field = (key: string) => `resources.${resource}.fields.${key}`;
  const when = (record: Deleted) => record.deletedAt && format.dateTime(record.deletedAt);
  return (
    <ListPage<T>
      resource={resource} remember={`bin.${resource}`} search={search} fixed={fixed}
      columns={[
        { key: 'name', label: field(name), render: record => <Box component="span" sx={{ fontWeight: 600 }}>{row(record).name}</Box> },
        { key: 'number', label: field(number), render: record => row(record).number },
        { key: 'deletedAt', label: field('deletedAt'), render: record => when(row(record)) },
        { key: 'restore', label: 'kehu.action.restore', render: record => button(row(record)), width: 160 },
      ]}
      card={record => (
        <Box>
          <Typography sx={{ fontWeight: 600 }}>{row(record).name}</Typography>
          <Typography variant="body2" color="textSecondary" sx={{ mb: 1 }}>{[row(record).number, when(row(record))].filter(Boolean).join(' · ')}</Typography>
          {button(row(record))}
        </Box>
      )}
      head={<BinHead at={resource} />} empty={<Empty icon={BinIcon} title={translate('resources.customers.binEmpty')} help={translate('kehu.confirm.deleteBin')} />}
    />
  );
}

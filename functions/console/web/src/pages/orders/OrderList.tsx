import AddIcon from '@mui/icons-material/Add';
import OrdersIcon from '@mui/icons-material/ReceiptLongOutlined';
import { Box, Button, Stack, Typography } from '@mui/material';
import type { Schema } from 'kehu-client';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useChoices } from '../../form/inputs';
import { Empty } from '../../layout/Empty';
import { PageHead } from '../../layout/PageHead';
import { useAllowed, useMe } from '../../layout/useMe';
import { ExportButton } from '../../list/ExportButton';
import { ListPage } from '../../list/ListPage';
import { Person } from '../../show/Person';
import { Status } from '../../show/Status';
import { useFormat } from '../../show/useFormat';
import { OrderViews } from './OrderViews';

type Order = Schema<'OrderSummary'>;

const field = (name: string) => `resources.orders.fields.${name}`;

export const orderStatuses = ['draft', 'submitted', 'approved', 'rejected', 'changePending', 'inDelivery', 'completed', 'cancelled', 'closed'] as const;

/** What was ordered, newest first. */
export function OrderList() {
  const translate = useTranslate();
  const format = useFormat();
  const who = useMe();
  const mayCreate = useAllowed('order.create');
  const create = mayCreate && <Button component={Link} to="/orders/create" data-key="new" variant="contained" startIcon={<AddIcon />}>{translate('resources.orders.new')}</Button>;
  return (
    <ListPage<Order>
      resource="orders" search="resources.orders.search" to={order => `/orders/${order.id}/show`}
      filters={[
        { source: 'status', label: field('status'), choices: useChoices('resources.orders.status', orderStatuses) },
        { source: 'owner', label: field('owner'), choices: who ? [{ id: who.user.id, name: translate('resources.customers.fields.mine') }] : [] },
        { source: 'approvable', label: field('approvable'), choices: [{ id: 'true', name: translate('resources.orders.approvable') }] },
      ]}
      columns={[
        { key: 'number', label: field('number'), render: order => order.number },
        { key: 'customerName', label: field('customerName'), render: order => order.customerName },
        { key: 'status', label: field('status'), render: order => <Status value={order.status} text={`resources.orders.status.${order.status}`} />, width: 120 },
        { key: 'total', label: field('total'), render: order => format.money(order.total.amount, order.total.currency), numeric: true },
        { key: 'orderDate', label: field('orderDate'), render: order => format.date(order.orderDate) },
        { key: 'deliveryStatus', label: field('deliveryStatus'), render: order => translate(`resources.orders.deliveryStatus.${order.deliveryStatus}`) },
        { key: 'paymentStatus', label: field('paymentStatus'), render: order => translate(`resources.orders.paymentStatus.${order.paymentStatus}`) },
        { key: 'owner', label: field('owner'), render: order => <Person id={order.owner} />, spare: true },
        { key: 'reference', label: field('reference'), render: order => order.reference, spare: true },
        { key: 'deliveryDate', label: field('deliveryDate'), render: order => order.deliveryDate && format.date(order.deliveryDate), spare: true },
      ]}
      card={order => (
        <Box>
          <Stack direction="row" sx={{ justifyContent: 'space-between', gap: 1 }}>
            <Typography sx={{ fontWeight: 600 }}>{order.customerName}</Typography>
            <Status value={order.status} text={`resources.orders.status.${order.status}`} />
          </Stack>
          <Typography variant="body2" color="textSecondary">{order.number} · {format.date(order.orderDate)} · {format.money(order.total.amount, order.total.currency)}</Typography>
        </Box>
      )}
      head={<PageHead title={translate('resources.orders.name', { smart_count: 2 })} sub={translate('resources.orders.about')} actions={<><OrderViews at="list" /><ExportButton list="orders" needs="order.export" />{create}</>} />}
      empty={<Empty icon={OrdersIcon} title={translate('resources.orders.empty')} help={translate('resources.orders.emptyHelp')}>{create}</Empty>}
    />
  );
}

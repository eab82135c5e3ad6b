import { Box, Link, Stack, Table, TableBody, TableCell, TableContainer, TableHead, TableRow, Typography } from '@mui/material';
import type { Schema } from 'kehu-client';
import { Fragment } from 'react';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { PageHead } from '../../layout/PageHead';
import { Problem } from '../../layout/Problem';
import { useAllowed } from '../../layout/useMe';
import { Facts, SectionCard, SectionSkeleton } from '../../show/Facts';
import { History } from '../../show/History';
import { PdfButton } from '../../show/PdfButton';
import { Status } from '../../show/Status';
import { useFormat } from '../../show/useFormat';
import { useRecord } from '../useRecord';
import { Changes } from './Changes';
import { Goods } from './Goods';
import { InvoicedButton } from './Invoiced';
import { Plan } from './Plan';
import { Trail } from './Trail';
import { OrderButtons } from './OrderActions';

type Order = Schema<'Order'>;

/** An order: where it stands, what can be done, its lines and its history. */
export function OrderShow() {
  const translate = useTranslate();
  const mayAudit = useAllowed('audit.read');
  const { data: order, error, refetch } = useRecord<Order>('orders');
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!order) return <Stack sx={{ gap: 2.5, pt: 6 }}><SectionSkeleton /><SectionSkeleton lines={6} /></Stack>;
  const sub = (
    <Stack direction="row" sx={{ gap: 1.5, alignItems: 'center', flexWrap: 'wrap' }}>
      <Link component={RouterLink} to={`/customers/${order.customerId}/show`}>{order.customerName}</Link>
      <Status value={order.status} text={`resources.orders.status.${order.status}`} />
      <span>{translate(`resources.orders.deliveryStatus.${order.deliveryStatus}`)}</span>
      <span>{translate(`resources.orders.invoiceStatus.${order.invoiceStatus}`)}</span>
      <span>{translate(`resources.orders.paymentStatus.${order.paymentStatus}`)}</span>
    </Stack>
  );
  return (
    <>
      <PageHead title={order.number ?? translate('resources.orders.name', { smart_count: 1 })} sub={sub} back="/orders" actions={<>{order.status !== 'draft' && <PdfButton path={`/v1/orders/${order.id}/confirmation`} name={order.number ?? order.customerName} label={translate('resources.orders.paper')} />}<InvoicedButton order={order} onDone={() => void refetch()} /><OrderButtons order={order} onDone={() => void refetch()} /></>} />
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 340px' }, gap: 2.5, alignItems: 'start' }}>
        <Stack sx={{ gap: 2.5 }}>
          <SectionCard title={translate('resources.orders.fields.lines')}><LineTable order={order} /></SectionCard>
          <Plan order={order} />
          <Goods order={order} onDone={() => void refetch()} />
          <Changes order={order} />
          <SectionCard title={translate('resources.orders.section.basics')}>
            <Facts
              resource="orders" record={order as unknown as Record<string, unknown>}
              names={['orderDate', 'deliveryDate', 'reference', 'owner', 'paymentTerms.days', 'discount', 'submittedBy', 'submittedAt', 'approvedBy', 'approvedAt', 'reason', 'notes']}
            />
          </SectionCard>
        </Stack>
        <Stack sx={{ gap: 2.5 }}>
          <Trail order={order} />
          {mayAudit && <SectionCard title={translate('kehu.history.title')}><History entity={order.id} version={order.version} /></SectionCard>}
        </Stack>
      </Box>
    </>
  );
}

function LineTable({ order }: { order: Order }) {
  const translate = useTranslate();
  const format = useFormat();
  const currency = order.total.currency;
  const label = (name: string) => translate(`resources.orders.fields.line.${name}`);
  const number = { textAlign: 'right', fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' } as const;
  // A phone shows them under the product.
  const desk = { ...number, display: { xs: 'none', sm: 'table-cell' } } as const;
  const discounted = order.lines?.some(line => line.discount !== undefined);
  const sums = [['net', order.net], ['tax', order.tax], ['total', order.total]] as const;
  return (
    <>
      <TableContainer tabIndex={0} role="region" aria-label={translate('resources.orders.fields.lines')}>
        <Table size="small" sx={{ '& th': { whiteSpace: 'normal !important' }, '& td, & th': { px: { sm: 1.25 } } }}>
          <TableHead>
            <TableRow>
              <TableCell>{label('productId')}</TableCell>
              <TableCell sx={number}>{label('quantity')}</TableCell>
              {['unitPrice', ...discounted ? ['discount'] : [], 'taxRate'].map(name => <TableCell key={name} sx={desk}>{label(name)}</TableCell>)}
              <TableCell sx={number}>{label('net')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {order.lines?.map(line => (
              <TableRow key={line.line}>
                <TableCell>
                  <Typography sx={{ fontWeight: 600, minWidth: { sm: 140 } }}>{line.name}</Typography>
                  <Typography variant="body2" color="textSecondary">{[line.code, line.note].filter(Boolean).join(' · ')}</Typography>
                  <Typography variant="body2" color="textSecondary" sx={{ display: { sm: 'none' } }}>{[line.unitPrice !== undefined && format.decimal(String(line.unitPrice)), line.discount !== undefined && `−${line.discount} %`].filter(Boolean).join(' · ')}</Typography>
                </TableCell>
                <TableCell sx={number}>{String(line.quantity)} {line.unit}</TableCell>
                <TableCell sx={desk}>{line.unitPrice !== undefined && format.decimal(String(line.unitPrice))}</TableCell>
                {discounted && <TableCell sx={desk}>{line.discount !== undefined && `${line.discount} %`}</TableCell>}
                <TableCell sx={desk}>{line.taxRate !== undefined && `${line.taxRate} %`}</TableCell>
                <TableCell sx={number}>{format.money(line.net, currency)}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </TableContainer>
      <Box component="dl" sx={{ m: 0, mt: 1.5, display: 'grid', gridTemplateColumns: '1fr auto', columnGap: 4, rowGap: 0.75, justifyItems: 'end' }}>
        {sums.map(([name, money]) => (
          <Fragment key={name}>
            <Typography component="dt" variant="body2" sx={{ fontWeight: name === 'total' ? 700 : 400 }}>{translate(`resources.orders.fields.${name}`)}</Typography>
            <Typography component="dd" variant="body2" sx={{ m: 0, fontVariantNumeric: 'tabular-nums', fontWeight: name === 'total' ? 700 : 400 }}>{format.money(money.amount, money.currency)}</Typography>
          </Fragment>
        ))}
      </Box>
    </>
  );
}

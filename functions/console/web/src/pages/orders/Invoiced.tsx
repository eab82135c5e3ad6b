import { Box, Button, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import type { Schema } from 'kehu-client';
import { useState } from 'react';
import { TextInput, useNotify, useTranslate } from 'react-admin';
import { kehu } from '../../api/kehu';
import { offers } from '../../api/offers';
import { isBlank, type Json } from '../../api/patch';
import { AskDialog } from '../../form/AskDialog';

type Order = Schema<'Order'>;

/** Notes how many of each line are invoiced altogether. */
export function InvoicedButton({ order, onDone }: { order: Order; onDone: () => void }) {
  const translate = useTranslate();
  const notify = useNotify();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  if (!offers(order, 'invoice') || order.invoiceStatus === 'invoiced') return null;
  const work = async ({ lines }: Json) => {
    const noted = ((lines ?? []) as Json[]).filter(line => !isBlank(line.quantity)) as unknown as Schema<'OrderInvoicedQuantity'>[];
    await kehu.POST('/v1/orders/{id}/invoiced', { params: { path: { id: order.id } }, body: { lines: noted } });
    await queries.invalidateQueries({ queryKey: ['orders'] });
    notify('resources.orders.done', { type: 'success' });
    onDone();
  };
  return (
    <>
      <Button variant="outlined" color="inherit" onClick={() => setAsking(true)}>{translate('resources.orders.invoiced.action')}</Button>
      {asking && (
        <AskDialog
          title={translate('resources.orders.invoiced.action')} text={translate('resources.orders.invoiced.help')} label={translate('kehu.action.save')} labels="orders" work={work} onClose={() => setAsking(false)}
          initial={{ lines: order.lines.map(line => ({ line: line.line, quantity: String(line.quantity) })) }}
        >
          {order.lines.map((line, index) => (
            <Box key={line.line}>
              <TextInput source={`lines.${index}.quantity`} label={`${translate('resources.orders.fields.line.quantity')}${translate('kehu.colon')}${line.name}`} inputMode="decimal" helperText={false} />
              <Typography variant="caption" color="textSecondary">{translate('resources.orders.invoiced.before', { quantity: line.invoicedQuantity })}</Typography>
            </Box>
          ))}
        </AskDialog>
      )}
    </>
  );
}

import { Alert, Button, Divider, Link, Stack, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import type { Schema } from 'kehu-client';
import { useState } from 'react';
import { TextInput, useNotify, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { provider } from '../../api/provider';
import { isBlank, type Json } from '../../api/patch';
import { AskDialog } from '../../form/AskDialog';
import { PageHead } from '../../layout/PageHead';
import { Problem } from '../../layout/Problem';
import { useAllowed } from '../../layout/useMe';
import { Facts, SectionCard, SectionSkeleton } from '../../show/Facts';
import { History } from '../../show/History';
import { Status } from '../../show/Status';
import { useFormat } from '../../show/useFormat';
import { useRecord } from '../useRecord';
import { Parts } from './ReceiptForm';

type Receipt = Schema<'Receipt'>;

/** A receipt: what it pays, what is kept on account, and how it is reversed. */
export function ReceiptShow() {
  const translate = useTranslate();
  const notify = useNotify();
  const format = useFormat();
  const queries = useQueryClient();
  const [asked, setAsked] = useState<'allocate' | 'reverse' | 'refund' | { release: string; number: string }>();
  const { data: receipt, error, refetch } = useRecord<Receipt>('receipts');
  const mayAllocate = useAllowed('receipt.allocate'), mayReverse = useAllowed('receipt.reverse'), mayRefund = useAllowed('receipt.refund'), mayAudit = useAllowed('audit.read');
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!receipt) return <Stack sx={{ gap: 2.5, pt: 6 }}><SectionSkeleton /></Stack>;
  const live = receipt.status === 'recorded';
  const act = async (action: string, body: Json) => {
    await provider.act('receipts', receipt.id, action, body);
    await Promise.all(['receipts', 'receivables', 'orders', 'plan'].map(key => queries.invalidateQueries({ queryKey: [key] })));
    notify('resources.orders.done', { type: 'success' });
    await refetch();
  };
  const allocate = ({ allocations }: Json) => act('allocate', { allocations: ((allocations ?? []) as Json[]).filter(part => !isBlank(part.orderId) && !isBlank(part.amount)) });
  return (
    <>
      <PageHead
        title={receipt.number ?? ''} back="/receipts"
        sub={<Stack direction="row" sx={{ gap: 1.5, alignItems: 'center', flexWrap: 'wrap' }}><Link component={RouterLink} to={`/customers/${receipt.customerId}/show`}>{receipt.customerName}</Link><Status value={receipt.status} text={`resources.receipts.status.${receipt.status}`} /></Stack>}
        actions={(
          <>
            {live && mayReverse && <Button variant="outlined" color="error" onClick={() => setAsked('reverse')}>{translate('resources.receipts.reverse')}</Button>}
            {live && mayRefund && Number(receipt.unallocated) > 0 && <Button variant="outlined" color="inherit" onClick={() => setAsked('refund')}>{translate('resources.receipts.refund')}</Button>}
            {live && mayAllocate && Number(receipt.unallocated) > 0 && <Button variant="contained" onClick={() => setAsked('allocate')}>{translate('resources.receipts.allocate')}</Button>}
          </>
        )}
      />
      <Stack sx={{ gap: 2.5 }}>
        {receipt.reversalReason && <Alert severity="warning">{translate('resources.receipts.reversed')}{translate('kehu.colon')}{receipt.reversalReason}</Alert>}
        <SectionCard title={format.money(receipt.amount.amount, receipt.amount.currency)}>
          <Facts resource="receipts" record={receipt as unknown as Record<string, unknown>} names={['date', 'method', 'reference', 'invoiceNumber', 'owner', 'createdBy', 'notes']} special={{ method: translate(`resources.customers.paymentMethod.${receipt.method}`) }} />
        </SectionCard>
        <SectionCard title={translate('resources.receipts.fields.allocations')}>
          <Stack component="ul" divider={<Divider component="li" aria-hidden />} sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {receipt.allocations.map(part => (
              <Stack component="li" key={part.orderId} direction="row" sx={{ py: 1, gap: 2, alignItems: 'center' }}>
                <Link component={RouterLink} to={`/orders/${part.orderId}/show`} sx={{ flex: 1 }}>{part.orderNumber}</Link>
                <Typography sx={{ fontVariantNumeric: 'tabular-nums' }}>{format.money(part.amount, receipt.amount.currency)}</Typography>
                {live && mayAllocate && <Button size="small" color="inherit" onClick={() => setAsked({ release: part.orderId, number: part.orderNumber })} aria-label={`${translate('resources.receipts.release')}${translate('kehu.colon')}${part.orderNumber}`}>{translate('resources.receipts.release')}</Button>}
              </Stack>
            ))}
            <Stack component="li" direction="row" sx={{ py: 1, gap: 2, justifyContent: 'space-between' }}>
              <Typography color="textSecondary">{translate('resources.receipts.fields.unallocated')}</Typography>
              <Typography sx={{ fontVariantNumeric: 'tabular-nums' }}>{format.money(receipt.unallocated, receipt.amount.currency)}</Typography>
            </Stack>
          </Stack>
        </SectionCard>
        {mayAudit && <SectionCard title={translate('kehu.history.title')}><History entity={receipt.id} version={receipt.version} /></SectionCard>}
      </Stack>
      {asked === 'allocate' && (
        <AskDialog title={translate('resources.receipts.allocate')} text={translate('resources.receipts.help.allocations')} label={translate('resources.receipts.allocate')} labels="receipts" initial={{ allocations: [] }} work={allocate} onClose={() => setAsked(undefined)}>
          <Parts customer={receipt.customerId} />
        </AskDialog>
      )}
      {asked === 'reverse' && (
        <AskDialog title={translate('resources.receipts.reverse')} text={translate('resources.receipts.help.reverse')} label={translate('resources.receipts.reverse')} danger labels="receipts" work={values => act('reverse', values)} onClose={() => setAsked(undefined)}>
          <TextInput source="reason" isRequired autoFocus helperText={false} />
        </AskDialog>
      )}
      {asked === 'refund' && (
        <AskDialog title={translate('resources.receipts.refund')} text={translate('resources.receipts.help.refund')} label={translate('resources.receipts.refund')} labels="receipts" work={values => act('refund', values)} onClose={() => setAsked(undefined)}>
          <TextInput source="amount" label="resources.receipts.part" inputMode="decimal" helperText={false} />
          <TextInput source="reason" isRequired helperText={false} />
          <TextInput source="reference" helperText={false} />
        </AskDialog>
      )}
      {typeof asked === 'object' && (
        <AskDialog title={`${translate('resources.receipts.release')}${translate('kehu.colon')}${asked.number}`} text={translate('resources.receipts.help.release')} label={translate('resources.receipts.release')} labels="receipts" work={values => act('release', { orderId: asked.release, ...values })} onClose={() => setAsked(undefined)}>
          <TextInput source="amount" label="resources.receipts.part" inputMode="decimal" helperText={false} />
        </AskDialog>
      )}
    </>
  );
}

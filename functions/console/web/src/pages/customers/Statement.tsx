import PrintIcon from '@mui/icons-material/PrintOutlined';
import { Box, Button, Card, Link, Stack, Table, TableBody, TableCell, TableContainer, TableHead, TableRow, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import type { Schema } from 'kehu-client';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link as RouterLink, useParams } from 'react-router-dom';
import { kehu } from '../../api/kehu';
import { DayField } from '../../form/DayField';
import { PageHead } from '../../layout/PageHead';
import { Problem } from '../../layout/Problem';
import { PdfButton } from '../../show/PdfButton';
import { SectionCard, SectionSkeleton } from '../../show/Facts';
import { useFormat } from '../../show/useFormat';

const right = { textAlign: 'right', fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' } as const;
const desk = { display: { xs: 'none', sm: 'table-cell' } };
const ages = ['notDue', 'days1to30', 'days31to60', 'days61to90', 'over90', 'open'] as const;

type Shown = Schema<'CustomersStatementOutput'>;

/** What was shown stays until other days are there. */
const previous = (shown: Shown | undefined): Shown | undefined => shown;

/** A customer's statement of account: what was charged and paid, and how old what is open is. */
export function Statement() {
  const translate = useTranslate();
  const { id = '' } = useParams();
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const { data, error, refetch } = useQuery<Shown>({
    queryKey: ['statement', id, from, to], retry: false, placeholderData: previous,
    queryFn: ({ signal }) => kehu.GET('/v1/customers/{id}/statement', { params: { path: { id }, query: { from: from || undefined, to: to || undefined } }, signal }).then(({ data }) => data!),
  });
  if (error && !data) return <Problem error={error} onRetry={() => void refetch()} />;
  const day = (label: string, value: string, set: (value: string) => void) => <Box sx={{ width: { xs: '100%', sm: 190 } }}><DayField label={translate(label)} value={value} onChange={(next, wrong) => !wrong && set(next ?? '')} /></Box>;
  return (
    <>
      <PageHead
        title={translate('resources.customers.statement.title')} sub={data?.customerName ?? '…'} back={`/customers/${id}/show`}
        actions={<><PdfButton path={`/v1/customers/${id}/statement/paper`} query={{ from: from || undefined, to: to || undefined }} name={translate('resources.customers.statement.title')} label="PDF" /><Button variant="outlined" color="inherit" startIcon={<PrintIcon />} onClick={() => window.print()}>{translate('kehu.action.print')}</Button></>}
      />
      <Stack sx={{ gap: 2.5 }}>
        <Card sx={{ p: 2, display: 'flex', gap: 1.5, flexWrap: 'wrap' }}>
          {day('resources.receipts.fields.from', from || data?.from || '', setFrom)}
          {day('resources.receipts.fields.to', to || data?.to || '', setTo)}
        </Card>
        {!data && <SectionSkeleton lines={6} />}
        {data?.ages.map(row => <Ages key={row.currency} row={row} />)}
        {data?.accounts.map(account => <Account key={account.currency} account={account} />)}
        {data?.accounts.length === 0 && <Card sx={{ p: 2.5 }}><Typography color="textSecondary">{translate('resources.customers.statement.none')}</Typography></Card>}
      </Stack>
    </>
  );
}

function Ages({ row }: { row: Schema<'OrderAges'> }) {
  const translate = useTranslate();
  const format = useFormat();
  return (
    <SectionCard title={`${translate('resources.customers.statement.ages')}${translate('kehu.aside', { text: row.currency })}`}>
      <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: { xs: '1fr 1fr', sm: 'repeat(3, 1fr)', lg: 'repeat(6, 1fr)' }, gap: 2 }}>
        {ages.map(name => (
          <Box key={name}>
            <Typography component="dt" variant="caption" color="textSecondary">{translate(`resources.customers.statement.${name}`)}</Typography>
            <Box component="dd" sx={{ m: 0, fontWeight: 600, fontVariantNumeric: 'tabular-nums', color: name === 'over90' && Number(row[name]) > 0 ? 'error.main' : undefined }}>{format.money(row[name], row.currency)}</Box>
          </Box>
        ))}
      </Box>
    </SectionCard>
  );
}

function Account({ account }: { account: Schema<'LedgerAccount'> }) {
  const translate = useTranslate();
  const format = useFormat();
  const money = (amount: string) => format.money(amount, account.currency);
  const to = (movement: Schema<'LedgerMovement'>) => (['receipt', 'reversal'].includes(movement.kind) ? `/receipts/${movement.recordId}` : movement.recordId.startsWith('ord_') ? `/orders/${movement.recordId}/show` : undefined);
  const kind = (movement: Schema<'LedgerMovement'>) => translate(`resources.customers.statement.movement.${movement.kind}`);
  const number = (movement: Schema<'LedgerMovement'>) => (to(movement) ? <Link component={RouterLink} to={to(movement)!}>{movement.number}</Link> : movement.number);
  // Day, what and number share a cell on a phone: three columns in place of five.
  const total = (name: string, sx = {}) => <><TableCell sx={sx}>{translate(`resources.customers.statement.${name}`)}</TableCell><TableCell sx={desk} colSpan={2} /><TableCell /></>;
  return (
    <SectionCard title={`${translate('resources.customers.statement.account')}${translate('kehu.aside', { text: account.currency })}`}>
      <TableContainer tabIndex={0} role="region" aria-label={translate('resources.customers.statement.account')}>
        <Table size="small">
          <TableHead><TableRow>{['date', 'kind', 'number'].map(name => <TableCell key={name} sx={name === 'date' ? undefined : desk}>{translate(`resources.customers.statement.${name}`)}</TableCell>)}<TableCell sx={right}>{translate('resources.customers.statement.amount')}</TableCell><TableCell sx={right}>{translate('resources.customers.statement.balance')}</TableCell></TableRow></TableHead>
          <TableBody>
            <TableRow>{total('opening')}<TableCell sx={right}>{money(account.opening)}</TableCell></TableRow>
            {account.movements.map((movement, index) => (
              <TableRow key={index} hover>
                <TableCell>
                  <Box sx={{ whiteSpace: 'nowrap' }}>{format.date(movement.date)}</Box>
                  <Box sx={{ display: { sm: 'none' } }}><Typography component="span" variant="body2" color="textSecondary">{kind(movement)}</Typography> {number(movement)}</Box>
                </TableCell>
                <TableCell sx={desk}>{kind(movement)}</TableCell>
                <TableCell sx={desk}>{number(movement)}</TableCell>
                <TableCell sx={right}>{money(movement.amount)}</TableCell><TableCell sx={right}>{money(movement.balance)}</TableCell>
              </TableRow>
            ))}
            <TableRow>{total('closing', { fontWeight: 700 })}<TableCell sx={{ ...right, fontWeight: 700 }}>{money(account.closing)}</TableCell></TableRow>
          </TableBody>
        </Table>
      </TableContainer>
    </SectionCard>
  );
}

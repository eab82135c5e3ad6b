import AddIcon from '@mui/icons-material/PersonAddOutlined';
import HandIcon from '@mui/icons-material/SwapHorizOutlined';
import RemoveIcon from '@mui/icons-material/Close';
import { Box, Button, Chip, Divider, IconButton, Skeleton, Stack, Tooltip, Typography } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Schema } from 'kehu-client';
import { useState } from 'react';
import { TextInput, useNotify, useTranslate } from 'react-admin';
import { kehu } from '../../api/kehu';
import type { Json } from '../../api/patch';
import { AskDialog } from '../../form/AskDialog';
import { ConfirmDialog } from '../../form/ConfirmDialog';
import { UserInput, WordInput } from '../../form/inputs';
import { useAllowed } from '../../layout/useMe';
import { SectionCard } from '../../show/Facts';
import { Failed } from '../../show/Failed';
import { Person, usePersonName } from '../../show/Person';
import { useFormat } from '../../show/useFormat';

type Customer = Schema<'Customer'>;

/** Who works with the customer: the owner, the team, and who did before. */
export function Team({ customer, onDone }: { customer: Customer; onDone: () => void }) {
  const translate = useTranslate();
  const notify = useNotify();
  const queries = useQueryClient();
  const [asked, setAsked] = useState<'share' | 'hand' | { remove: string }>();
  const mayShare = useAllowed('customer.update') && !customer.deletedAt, mayHand = useAllowed('customer.transfer') && !customer.deletedAt;
  const path = { id: customer.id };
  const { data: team, error } = useQuery({
    queryKey: ['team', customer.id, customer.version], enabled: !customer.deletedAt, retry: false,
    queryFn: ({ signal }) => kehu.GET('/v1/customers/{id}/team', { params: { path }, signal }).then(({ data }) => data!),
  });
  const done = async () => {
    await queries.invalidateQueries({ queryKey: ['customers'] });
    notify('resources.users.done', { type: 'success' });
    onDone();
  };
  const header = { 'If-Match': `"${team?.version ?? customer.version}"` };
  const share = async (values: Json) => {
    await kehu.PUT('/v1/customers/{id}/team/{userId}', { params: { path: { ...path, userId: values.userId as string }, header }, body: { level: values.level as 'read' | 'write', reason: values.reason as string | undefined } });
    await done();
  };
  const unshare = async (userId: string) => {
    await kehu.DELETE('/v1/customers/{id}/team/{userId}', { params: { path: { ...path, userId }, header } });
    await done();
  };
  const hand = async (values: Json) => {
    await kehu.POST('/v1/customers/{id}/transfer', { params: { path }, body: { to: values.to as string, reason: values.reason as string | undefined } });
    await done();
  };
  return (
    <SectionCard
      title={translate('resources.customers.team.title')}
      action={(
        <Stack direction="row" sx={{ gap: 0.5 }}>
          {mayHand && <Button size="small" startIcon={<HandIcon />} onClick={() => setAsked('hand')}>{translate('resources.customers.team.hand')}</Button>}
          {mayShare && <Button size="small" startIcon={<AddIcon />} onClick={() => setAsked('share')}>{translate('resources.customers.team.share')}</Button>}
        </Stack>
      )}
    >
      {error && <Failed error={error} />}
      {!team && !error && !customer.deletedAt && <Skeleton height={56} />}
      <Stack component="ul" divider={<Divider component="li" aria-hidden />} sx={{ listStyle: 'none', m: 0, p: 0, mt: -1 }}>
        <Stack component="li" direction="row" sx={{ py: 1, gap: 1, alignItems: 'center' }}>
          <Typography sx={{ fontWeight: 600, flex: 1 }}>{customer.owner ? <Person id={customer.owner} /> : translate('resources.customers.team.nobody')}</Typography>
          <Chip size="small" color="primary" variant="outlined" label={translate('resources.customers.fields.owner')} />
        </Stack>
        {team?.members.map(member => <Member key={member.userId} member={member} onRemove={mayShare ? () => setAsked({ remove: member.userId }) : undefined} />)}
      </Stack>
      <Assignments customer={customer} />
      {asked === 'share' && (
        <AskDialog title={translate('resources.customers.team.share')} text={translate('resources.customers.team.shareHelp')} label={translate('resources.customers.team.share')} labels="customers" initial={{ level: 'read' }} work={share} onClose={() => setAsked(undefined)}>
          <UserInput source="userId" label="resources.customers.team.who" without={customer.owner} required />
          <WordInput source="level" label="resources.customers.team.may" texts="resources.customers.team.level" keys={['read', 'write']} />
          <TextInput source="reason" label="resources.customers.reason" helperText={false} />
        </AskDialog>
      )}
      {asked === 'hand' && (
        <AskDialog title={translate('resources.customers.team.hand')} text={translate('resources.customers.team.handHelp')} label={translate('resources.customers.team.hand')} labels="customers" work={hand} onClose={() => setAsked(undefined)}>
          <UserInput source="to" label="resources.customers.team.to" without={customer.owner} required />
          <TextInput source="reason" label="resources.customers.reason" helperText={translate('resources.transfer.reasonHelp')} />
        </AskDialog>
      )}
      {typeof asked === 'object' && (
        <ConfirmDialog title={translate('resources.customers.team.unshare')} text={translate('resources.customers.team.unshareHelp')} label={translate('kehu.action.remove')} danger work={() => unshare(asked.remove)} onClose={() => setAsked(undefined)} />
      )}
    </SectionCard>
  );
}

function Member({ member, onRemove }: { member: Schema<'CustomerMember'>; onRemove?: () => void }) {
  const translate = useTranslate();
  const name = usePersonName(member.userId);
  return (
    <Stack component="li" direction="row" sx={{ py: 0.75, gap: 1, alignItems: 'center' }}>
      <Typography sx={{ flex: 1 }}><Person id={member.userId} /></Typography>
      <Chip size="small" variant="outlined" label={translate(`resources.customers.team.level.${member.level}`)} />
      {onRemove && (
        <Tooltip title={translate('kehu.action.remove')}>
          <IconButton size="small" onClick={onRemove} aria-label={`${translate('kehu.action.remove')}${translate('kehu.colon')}${name ?? ''}`}><RemoveIcon fontSize="small" /></IconButton>
        </Tooltip>
      )}
    </Stack>
  );
}

/** Who had the customer before, and why that changed. */
function Assignments({ customer }: { customer: Customer }) {
  const translate = useTranslate();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const { data, error } = useQuery({
    queryKey: ['assignments', customer.id, customer.version], enabled: open, retry: false,
    queryFn: ({ signal }) => kehu.GET('/v1/customers/{id}/assignments', { params: { path: { id: customer.id }, query: { limit: 20 } }, signal }).then(({ data }) => data!.items),
  });
  if (!open) return <Button size="small" onClick={() => setOpen(true)} sx={{ mt: 1, ml: -1 }}>{translate('resources.customers.team.before')}</Button>;
  if (error) return <Failed error={error} />;
  if (!data) return <Skeleton height={48} />;
  const text = (row: Schema<'CustomerAssignment'>) => (row.what === 'owner' ? 'resources.customers.team.ownerChanged' : row.to ? 'resources.customers.team.joined' : 'resources.customers.team.left');
  return (
    <Box sx={{ mt: 1.5 }}>
      <Typography variant="h3" sx={{ mb: 0.5 }}>{translate('resources.customers.team.before')}</Typography>
      <Stack component="ol" sx={{ listStyle: 'none', m: 0, p: 0, gap: 1 }}>
        {data.map(row => (
          <li key={row.at + row.version}>
            <Typography variant="body2">
              {row.what === 'owner'
                ? <>{row.from ? <Person id={row.from} /> : '–'} → {row.to ? <Person id={row.to} /> : '–'}</>
                : <><Person id={row.userId} /> · {translate(text(row))}</>}
            </Typography>
            <Typography variant="caption" color="textSecondary"><Person id={row.by} /> · {format.dateTime(row.at)}{row.reason && ` · ${row.reason}`}</Typography>
          </li>
        ))}
        {data.length === 0 && <Typography component="li" variant="body2" color="textSecondary">{translate('kehu.history.empty')}</Typography>}
      </Stack>
    </Box>
  );
}

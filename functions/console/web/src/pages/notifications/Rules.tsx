import AddIcon from '@mui/icons-material/Add';
import RulesIcon from '@mui/icons-material/NotificationsActiveOutlined';
import { Box, Button, Card, Chip, Divider, Link, Stack, Typography } from '@mui/material';
import type { Schema } from 'kehu-client';
import { AutocompleteArrayInput, BooleanInput, CheckboxGroupInput, SelectInput, TextInput, useGetList, useTranslate, type RaRecord } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { FormSection, Wide } from '../../form/FormSection';
import { useChoices, UsersInput } from '../../form/inputs';
import { useRoles } from '../../form/useRoles';
import { Empty } from '../../layout/Empty';
import { PageHead } from '../../layout/PageHead';
import { Problem } from '../../layout/Problem';
import { useAllowed } from '../../layout/useMe';
import { SectionSkeleton } from '../../show/Facts';
import { Status } from '../../show/Status';
import { SimpleCreate, SimpleEdit } from '../SimpleEdit';

type Rule = Schema<'NotificationRule'>;

export const events = ['customer.created', 'customer.handed', 'customer.deleted', 'customer.restored', 'order.submitted', 'order.approved', 'order.rejected', 'order.completed', 'order.cancelled', 'job.finished'] as const;
const common = { resource: 'notification-rules', object: 'notificationRule', nameOf: (record: RaRecord) => record.name as string } as const;

/** Who is told of what, and how. */
export function RuleList() {
  const translate = useTranslate();
  const mayCreate = useAllowed('notificationRule.create');
  const { data, error, isPending, refetch } = useGetList<Rule>('notification-rules', {}, { retry: false });
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  const create = mayCreate && <Button component={RouterLink} to="/notification-rules/create" data-key="new" variant="contained" startIcon={<AddIcon />}>{translate('resources.notification-rules.new')}</Button>;
  return (
    <>
      <PageHead title={translate('resources.notification-rules.name', { smart_count: 2 })} sub={translate('resources.notification-rules.about')} actions={create} />
      {isPending && <SectionSkeleton lines={6} />}
      {data && (
        <Card>
          {data.length === 0 && <Empty icon={RulesIcon} title={translate('resources.notification-rules.empty')} help={translate('resources.notification-rules.emptyHelp')}>{create}</Empty>}
          <Stack component="ul" divider={<Divider component="li" aria-hidden />} sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {data.map(rule => (
              <Box component="li" key={rule.id} sx={{ px: 2.5, py: 1.5, display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1.2fr 1.4fr auto' }, columnGap: 2, rowGap: 0.5, alignItems: 'center' }}>
                <Link component={RouterLink} to={`/notification-rules/${rule.id}`} color="text.primary" sx={{ fontWeight: 600 }}>{rule.name}</Link>
                <Typography variant="body2" color="textSecondary">{translate(`resources.notification-rules.event.${rule.event.replace('.', '_')}`)}</Typography>
                <Stack direction="row" sx={{ gap: 0.75 }}>
                  {(rule.channels ?? ['inApp']).map(channel => <Chip key={channel} size="small" label={translate(`resources.notification-rules.channel.${channel}`)} />)}
                  {rule.disabled && <Status value="disabled" text="resources.dictionaries.off" />}
                </Stack>
              </Box>
            ))}
          </Stack>
        </Card>
      )}
    </>
  );
}

export function RuleCreate() {
  return <SimpleCreate {...common} initial={{ channels: ['inApp'], to: { owner: true } }}><Fields fresh /></SimpleCreate>;
}

export function RuleEdit() {
  return <SimpleEdit {...common}>{() => <Fields />}</SimpleEdit>;
}

function Fields({ fresh }: { fresh?: boolean }) {
  const translate = useTranslate();
  const roles = useRoles();
  const { data: departments = [] } = useGetList('departments', {}, { staleTime: 60_000 });
  const field = (name: string) => `resources.notification-rules.fields.${name}`;
  return (
    <>
      <FormSection>
        <TextInput source="name" isRequired autoFocus={fresh} helperText={false} />
        <SelectInput source="event" isRequired choices={events.map(id => ({ id, name: translate(`resources.notification-rules.event.${id.replace('.', '_')}`) }))} translateChoice={false} helperText={false} />
        <CheckboxGroupInput source="channels" choices={useChoices('resources.notification-rules.channel', ['inApp', 'mail'])} translateChoice={false} helperText={false} />
        <BooleanInput source="disabled" helperText={false} />
      </FormSection>
      <FormSection title={translate(field('to'))} help={translate('resources.notification-rules.toHelp')}>
        <BooleanInput source="to.owner" label={field('to.owner')} helperText={false} />
        <BooleanInput source="to.approvers" label={field('to.approvers')} helperText={false} />
        <UsersInput source="to.users" label={field('to.users')} />
        <AutocompleteArrayInput source="to.roles" label={field('to.roles')} choices={(roles?.items ?? []).map(({ id, name }) => ({ id, name }))} translateChoice={false} helperText={false} />
        <Wide><AutocompleteArrayInput source="to.departments" label={field('to.departments')} choices={departments.map(one => ({ id: one.id as string, name: one.shortName as string }))} translateChoice={false} helperText={false} /></Wide>
      </FormSection>
    </>
  );
}

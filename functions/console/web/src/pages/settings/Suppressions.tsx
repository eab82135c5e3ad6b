import MailIcon from '@mui/icons-material/MarkEmailReadOutlined';
import { Box, Button, Stack, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import type { Schema } from 'kehu-client';
import { useState } from 'react';
import { TextInput, useNotify, useTranslate } from 'react-admin';
import { kehu } from '../../api/kehu';
import type { Json } from '../../api/patch';
import { AskDialog } from '../../form/AskDialog';
import { Empty } from '../../layout/Empty';
import { PageHead } from '../../layout/PageHead';
import { ListPage } from '../../list/ListPage';
import { Status } from '../../show/Status';
import { useFormat } from '../../show/useFormat';

type Suppression = Schema<'DeliverySuppression'>;

const resource = 'mails/suppressions';
const field = (name: string) => `resources.suppressions.fields.${name}`;

/** The addresses that get no mail of the company any more, until somebody lifts that. */
export function Suppressions() {
  const translate = useTranslate();
  const notify = useNotify();
  const format = useFormat();
  const queries = useQueryClient();
  const [asked, setAsked] = useState<Suppression>();
  const lift = async ({ reason }: Json) => {
    await kehu.DELETE('/v1/mails/suppressions/{id}', { params: { path: { id: asked!.id }, query: { reason: reason as string }, header: { 'If-Match': `"${asked!.version}"` } } });
    await queries.invalidateQueries({ queryKey: [resource] });
    notify('resources.suppressions.lifted', { type: 'success', messageArgs: { address: asked!.address } });
  };
  const button = (one: Suppression) => <Button size="small" onClick={() => setAsked(one)} aria-label={`${translate('resources.suppressions.lift')}${translate('kehu.colon')}${one.address}`}>{translate('resources.suppressions.lift')}</Button>;
  const state = (one: Suppression) => <Status value={one.state} text={`resources.suppressions.state.${one.state}`} />;
  return (
    <>
      <ListPage<Suppression>
        resource={resource}
        columns={[
          { key: 'address', label: field('address'), render: one => <strong>{one.address}</strong> },
          { key: 'state', label: field('state'), render: state, width: 140 },
          { key: 'detail', label: field('detail'), render: one => one.detail },
          { key: 'createdAt', label: field('createdAt'), render: one => <time dateTime={one.createdAt} title={format.dateTime(one.createdAt)}>{format.ago(one.createdAt)}</time>, width: 160 },
          { key: 'lift', label: 'resources.suppressions.lift', render: button, width: 150 },
        ]}
        card={one => (
          <Box>
            <Stack direction="row" sx={{ justifyContent: 'space-between', gap: 1 }}>
              <Typography sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>{one.address}</Typography>
              {state(one)}
            </Stack>
            <Typography variant="body2" color="textSecondary">{[one.detail, format.ago(one.createdAt)].filter(Boolean).join(' · ')}</Typography>
            {button(one)}
          </Box>
        )}
        head={<PageHead title={translate('resources.suppressions.name', { smart_count: 2 })} sub={translate('resources.suppressions.about')} />}
        empty={<Empty icon={MailIcon} title={translate('resources.suppressions.empty')} help={translate('resources.suppressions.emptyHelp')} />}
      />
      {asked && (
        <AskDialog title={`${translate('resources.suppressions.lift')}${translate('kehu.colon')}${asked.address}`} text={translate('resources.suppressions.liftHelp')} label={translate('resources.suppressions.lift')} labels="suppressions" work={lift} onClose={() => setAsked(undefined)}>
          <TextInput source="reason" isRequired autoFocus helperText={translate('kehu.export.reasonHelp')} slotProps={{ htmlInput: { maxLength: 200 } }} />
        </AskDialog>
      )}
    </>
  );
}

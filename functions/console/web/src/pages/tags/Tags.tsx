import MergeIcon from '@mui/icons-material/CallMerge';
import RemoveIcon from '@mui/icons-material/DeleteOutlined';
import RenameIcon from '@mui/icons-material/DriveFileRenameOutlineOutlined';
import TagIcon from '@mui/icons-material/LocalOfferOutlined';
import { IconButton, Link, Stack, Tooltip, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import type { Schema } from 'kehu-client';
import { useState, type ComponentType } from 'react';
import { AutocompleteInput, TextInput, useTranslate } from 'react-admin';
import { Link as RouterLink, useNavigate } from 'react-router-dom';
import { kehu } from '../../api/kehu';
import type { Json } from '../../api/patch';
import { AskDialog } from '../../form/AskDialog';
import { Empty } from '../../layout/Empty';
import { PageHead } from '../../layout/PageHead';
import { useAllowed } from '../../layout/useMe';
import { ListPage } from '../../list/ListPage';
import { listOf } from '../../show/paths';
import { useFormat } from '../../show/useFormat';

type Tag = Schema<'TagCount'> & { id: string };

const steps = ['rename', 'merge', 'remove'] as const;
type Step = typeof steps[number];
const icons: Record<Step, ComponentType<{ fontSize?: 'small' }>> = { rename: RenameIcon, merge: MergeIcon, remove: RemoveIcon };

/** The tags of customers with how many have each; what is done with one is done to all of its customers, as a job. */
export function TagList() {
  const translate = useTranslate();
  const format = useFormat();
  const mayChange = useAllowed('customer.update');
  const [asked, setAsked] = useState<{ tag: Tag; step: Step }>();
  const count = (tag: Tag) => <Link component={RouterLink} to={listOf('customers', { tag: tag.tag })} sx={{ fontVariantNumeric: 'tabular-nums' }}>{translate('resources.tags.count', { smart_count: tag.count, count: format.number(tag.count) })}</Link>;
  const buttons = (tag: Tag) => mayChange && (
    <Stack direction="row" sx={{ my: -0.75 }}>
      {steps.map(step => {
        const Icon = icons[step], name = translate(`resources.tags.${step}`);
        return <Tooltip key={step} title={name}><IconButton size="small" onClick={() => setAsked({ tag, step })} aria-label={`${name}${translate('kehu.colon')}${tag.tag}`}><Icon fontSize="small" /></IconButton></Tooltip>;
      })}
    </Stack>
  );
  return (
    <>
      <ListPage<Tag>
        resource="tags" search="resources.tags.search"
        columns={[
          { key: 'tag', label: 'resources.tags.fields.tag', render: tag => <strong>{tag.tag}</strong> },
          { key: 'count', label: 'resources.tags.fields.count', render: count, width: 200 },
          ...(mayChange ? [{ key: 'change', label: 'kehu.bulk.change', render: buttons, width: 150 }] : []),
        ]}
        card={tag => (
          <Stack direction="row" sx={{ alignItems: 'center', gap: 1.5, flexWrap: 'wrap' }}>
            <Typography sx={{ fontWeight: 600, flex: 1, minWidth: 100, overflowWrap: 'anywhere' }}>{tag.tag}</Typography>
            {count(tag)}
            {buttons(tag)}
          </Stack>
        )}
        head={<PageHead title={translate('resources.tags.name', { smart_count: 2 })} sub={translate('resources.tags.about')} />}
        empty={<Empty icon={TagIcon} title={translate('resources.tags.empty')} help={translate('resources.tags.emptyHelp')} />}
      />
      {asked && <Ask {...asked} onClose={() => setAsked(undefined)} />}
    </>
  );
}

/** Asks what shall become of a tag, and starts the job. */
function Ask({ tag: { tag, count }, step, onClose }: { tag: Tag; step: Step; onClose: () => void }) {
  const translate = useTranslate();
  const navigate = useNavigate();
  const { data: others = [] } = useQuery({
    queryKey: ['tags', 'offered'], enabled: step === 'merge', staleTime: 60_000, retry: false,
    queryFn: ({ signal }) => kehu.GET('/v1/tags', { params: { query: { limit: 200 } }, signal }).then(({ data }) => data!.items.map(({ tag }) => tag)),
  });
  const start = async ({ to }: Json) => {
    const addTags = step === 'remove' ? undefined : [to as string];
    const { data: job } = await kehu.POST('/v1/customers/bulk', { body: { filter: { tag }, removeTags: [tag], addTags } });
    navigate(`/jobs/${job!.id}`);
  };
  const another = (value?: string) => (value?.trim() === tag ? translate('resources.tags.same') : undefined);
  return (
    <AskDialog
      title={`${translate(`resources.tags.${step}`)}${translate('kehu.colon')}${tag}`} text={translate(`resources.tags.${step}Help`, { smart_count: count })} label={translate('kehu.bulk.start')} danger={step === 'remove'}
      labels="tags" work={start} onClose={onClose}
    >
      {step === 'rename' && <TextInput source="to" isRequired autoFocus validate={[required(translate), another]} helperText={false} slotProps={{ htmlInput: { maxLength: 50 } }} />}
      {step === 'merge' && <AutocompleteInput source="to" label="resources.tags.fields.into" isRequired validate={[required(translate)]} choices={others.filter(other => other !== tag).map(id => ({ id, name: id }))} translateChoice={false} helperText={false} />}
    </AskDialog>
  );
}

function required(translate: (key: string) => string) {
  return (value?: string) => (value?.trim() ? undefined : translate('ra.validation.required'));
}

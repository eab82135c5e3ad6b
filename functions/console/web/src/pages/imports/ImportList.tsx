import AddIcon from '@mui/icons-material/UploadFileOutlined';
import { Box, Button, Link, Stack, Typography } from '@mui/material';
import type { Schema } from 'kehu-client';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link as RouterLink, useNavigate } from 'react-router-dom';
import { provider } from '../../api/provider';
import { ConfirmDialog } from '../../form/ConfirmDialog';
import { Empty } from '../../layout/Empty';
import { PageHead } from '../../layout/PageHead';
import { ListPage } from '../../list/ListPage';
import { Person } from '../../show/Person';
import { useFormat } from '../../show/useFormat';

type Import = Schema<'ImportsImport'>;

const field = (name: string) => `resources.imports.fields.${name}`;

/** Files that were imported, each with its job, and how it is taken back. */
export function ImportList() {
  const translate = useTranslate();
  const format = useFormat();
  const navigate = useNavigate();
  const [asked, setAsked] = useState<Import>();
  const create = <Button component={RouterLink} to="/imports/create" data-key="new" variant="contained" startIcon={<AddIcon />}>{translate('resources.imports.new')}</Button>;
  const revert = async () => {
    const { data: job } = await provider.act('imports', asked!.id, 'revert');
    navigate(`/jobs/${job.id}`);
  };
  const state = (one: Import) => {
    const [label, job] = one.revertJobId ? ['reverted', one.revertJobId] : one.jobId ? [one.dryRun ? 'tried' : 'started', one.jobId] : ['begun', undefined];
    return job ? <Link component={RouterLink} to={`/jobs/${job}`}>{translate(`resources.imports.state.${label}`)}</Link> : translate(`resources.imports.state.${label}`);
  };
  const button = (one: Import) => one.jobId && !one.dryRun && !one.revertJobId && (
    <Button size="small" color="error" onClick={() => setAsked(one)} aria-label={`${translate('resources.imports.revert')}${translate('kehu.colon')}${one.fileName}`}>{translate('resources.imports.revert')}</Button>
  );
  return (
    <>
      <ListPage<Import>
        resource="imports"
        columns={[
          { key: 'fileName', label: field('fileName'), render: one => <strong>{one.fileName}</strong> },
          { key: 'kind', label: field('kind'), render: one => translate(`resources.imports.kind.${one.kind}`, { _: one.kind }) },
          { key: 'state', label: field('state'), render: state },
          { key: 'createdBy', label: field('createdBy'), render: one => <Person id={one.createdBy} /> },
          { key: 'createdAt', label: field('createdAt'), render: one => format.ago(one.createdAt) },
          { key: 'size', label: field('size'), render: one => format.bytes(one.size), spare: true },
          { key: 'revert', label: 'resources.imports.revert', render: button, width: 140 },
        ]}
        card={one => (
          <Box>
            <Stack direction="row" sx={{ justifyContent: 'space-between', gap: 1 }}>
              <Typography sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>{one.fileName}</Typography>
              {state(one)}
            </Stack>
            <Typography variant="body2" color="textSecondary">{translate(`resources.imports.kind.${one.kind}`, { _: one.kind })} · {format.ago(one.createdAt)}</Typography>
            {button(one)}
          </Box>
        )}
        head={<PageHead title={translate('resources.imports.name', { smart_count: 2 })} sub={translate('resources.imports.listHelp')} actions={create} />}
        empty={<Empty icon={AddIcon} title={translate('resources.imports.empty')} help={translate('resources.imports.about')}>{create}</Empty>}
      />
      {asked && <ConfirmDialog title={`${translate('resources.imports.revert')}${translate('kehu.colon')}${asked.fileName}`} text={translate('resources.imports.revertHelp')} label={translate('resources.imports.revert')} danger work={revert} onClose={() => setAsked(undefined)} />}
    </>
  );
}

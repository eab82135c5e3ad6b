import { Alert, Box, Button, Card, FormControlLabel, MenuItem, Skeleton, Stack, Switch, TextField, Typography } from '@mui/material';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { Schema } from 'kehu-client';
import { useState } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { kehu } from '../../api/kehu';
import { describeProblem } from '../../api/problem';
import { Problem } from '../../layout/Problem';
import { SectionCard } from '../../show/Facts';
import { PreviewTable } from './PreviewTable';

type Preview = Schema<'ImportsPreviewOutput'>;
type Column = Schema<'ImportsColumn'>;
type Mode = 'create' | 'update' | 'upsert';
type Duplicates = 'refuse' | 'skip' | 'allow';

interface Props {
  id: string;
  kind: string;
  fileName: string;
  onOther: () => void;
  onStarted: (jobId: string) => void;
}

/** What the columns of the file are, what its first rows come to, and what shall be done with all of them. */
export function Mapping({ id, kind, fileName, onOther, onStarted }: Props) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const [mapping, setMapping] = useState<Column[]>();
  const [mode, setMode] = useState<Mode>('create');
  const [key, setKey] = useState('');
  const [duplicates, setDuplicates] = useState<Duplicates>('refuse');
  const [clear, setClear] = useState(false);
  const [saveAs, setSaveAs] = useState('');
  const { data: template } = useQuery({
    queryKey: ['import-template', kind, locale], staleTime: 300_000,
    queryFn: ({ signal }) => kehu.GET('/v1/imports/template', { params: { query: { kind } } as never, signal }).then(({ data }) => data as Schema<'ImportsTemplateOutput'>),
  });
  const chosen = { mode, duplicates, clear: mode !== 'create' && clear, key: mode === 'create' ? undefined : key || undefined };
  const { data, error, isFetching } = useQuery<Preview>({
    queryKey: ['import-preview', id, mapping, chosen, locale], retry: false, staleTime: Infinity, placeholderData: (shown: Preview | undefined) => shown,
    queryFn: ({ signal }) => kehu.POST('/v1/imports/{id}/preview', { params: { path: { id } }, body: { ...chosen, mapping, rows: 10 }, signal }).then(({ data }) => data!),
  });
  const current = mapping ?? data?.mapping ?? [];
  const start = useMutation({
    mutationFn: (dryRun: boolean) => kehu.POST('/v1/imports/{id}/start', { params: { path: { id } }, body: { ...chosen, mapping: current, dryRun, saveAs: saveAs.trim() || undefined } }).then(({ data }) => data!),
    onSuccess: job => onStarted(job.id),
  });
  if (error && !data) return <Problem error={error} onRetry={onOther} retry={translate('resources.imports.other')} />;
  if (!data || !template) return <Card sx={{ p: 2.5 }}><Skeleton height={40} /><Skeleton variant="rounded" height={280} /></Card>;
  const assign = (column: number, field: string) => setMapping([...current.filter(one => one.column !== column && one.field !== field), ...(field ? [{ column, field }] : [])].sort((a, b) => a.column - b.column));
  const keys = template.fields.filter(field => field.key);
  const stuck = data.problems.length > 0 || isFetching;
  const select = <T extends string>(label: string, value: T, set: (value: T) => void, values: readonly T[], texts: string) => (
    <TextField select fullWidth label={translate(label)} value={value} onChange={event => set(event.target.value as T)}>{values.map(one => <MenuItem key={one} value={one}>{translate(`${texts}.${one}`)}</MenuItem>)}</TextField>
  );
  return (
    <Stack sx={{ gap: 2.5 }}>
      <SectionCard title={fileName} action={<Button size="small" color="inherit" onClick={onOther}>{translate('resources.imports.other')}</Button>}>
        <Typography variant="body2" color="textSecondary" sx={{ mb: 2 }}>
          {translate('resources.imports.columnsHelp')}{data.file && ` ${data.file.encoding.toUpperCase()}.`}{data.preset && ` ${translate('resources.imports.preset', { name: data.preset })}`}
        </Typography>
        <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr', lg: 'repeat(3, 1fr)' }, gap: 2 }}>
          {data.columns.map(column => {
            const field = current.find(one => one.column === column.column)?.field ?? '';
            return (
              <TextField
                key={column.column} select label={`${column.letter} · ${column.heading}`} value={field} onChange={event => assign(column.column, event.target.value)}
                slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
              >
                <MenuItem value=""><em>{translate('resources.imports.leaveOut')}</em></MenuItem>
                {template.fields.map(one => <MenuItem key={one.field} value={one.field}>{one.heading}{one.required && ' *'}</MenuItem>)}
              </TextField>
            );
          })}
        </Box>
        {data.problems.length > 0 && <Alert severity="warning" sx={{ mt: 2 }}>{data.problems.map(problem => <div key={problem.code + (problem.field ?? '') + (problem.column ?? '')}>{problem.detail}</div>)}</Alert>}
        {(data.merged?.length ?? 0) > 0 && <Alert severity="warning" sx={{ mt: 2 }}>{translate('resources.imports.merged', { cells: data.merged!.join(translate('kehu.comma')) })}</Alert>}
      </SectionCard>
      <SectionCard title={translate('resources.imports.how')}>
        <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, gap: 2 }}>
          {select('resources.imports.fields.mode', mode, setMode, keys.length > 0 ? ['create', 'update', 'upsert'] : ['create'], 'resources.imports.mode')}
          {mode === 'create'
            ? select('resources.imports.duplicatesLabel', duplicates, setDuplicates, ['refuse', 'skip', 'allow'], 'resources.imports.duplicates')
            : (
              <TextField select label={translate('resources.imports.key')} value={key} onChange={event => setKey(event.target.value)}>
                {keys.map(one => <MenuItem key={one.field} value={one.field}>{one.heading}</MenuItem>)}
              </TextField>
            )}
          {mode !== 'create' && <FormControlLabel control={<Switch checked={clear} onChange={event => setClear(event.target.checked)} />} label={translate('resources.imports.clear')} />}
          <TextField label={translate('resources.imports.saveAs')} value={saveAs} onChange={event => setSaveAs(event.target.value)} helperText={translate('resources.imports.saveAsHelp')} />
        </Box>
      </SectionCard>
      <SectionCard title={translate('resources.imports.firstRows')}><PreviewTable preview={data} fields={template.fields} faded={isFetching} /></SectionCard>
      {(error || start.error) && <Alert severity="error" sx={{ whiteSpace: 'pre-line' }}>{describeProblem(start.error ?? error, translate)}</Alert>}
      <Card sx={{ position: 'sticky', bottom: 0, zIndex: 3, p: 1.5, display: 'flex', gap: 1, justifyContent: 'flex-end', flexWrap: 'wrap', borderRadius: '12px 12px 0 0' }}>
        <Button variant="outlined" disabled={stuck || start.isPending} onClick={() => start.mutate(true)}>{translate('resources.imports.try')}</Button>
        <Button variant="contained" data-key="save" disabled={stuck || start.isPending} onClick={() => start.mutate(false)}>{translate('resources.imports.start')}</Button>
      </Card>
    </Stack>
  );
}

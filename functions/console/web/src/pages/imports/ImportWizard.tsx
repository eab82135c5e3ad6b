import UploadIcon from '@mui/icons-material/UploadFileOutlined';
import { Alert, Box, Button, ButtonBase, Card, CircularProgress, MenuItem, Stack, Step, StepLabel, Stepper, TextField, Typography } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState, type DragEvent } from 'react';
import { useLocaleState, useNotify, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { saveAs } from '../../api/download';
import { kehu } from '../../api/kehu';
import { allows } from '../../api/me';
import { describeProblem } from '../../api/problem';
import { PageHead } from '../../layout/PageHead';
import { Problem } from '../../layout/Problem';
import { useMe } from '../../layout/useMe';
import { begin } from './file';
import { Mapping } from './Mapping';

const kinds = [{ id: 'customers', needs: 'customer.import' }, { id: 'contacts', needs: 'customer.import' }, { id: 'products', needs: 'product.import' }, { id: 'orders', needs: 'order.import' }] as const;

/** The import of a file: choose it, say what its columns are, look, start. */
export function ImportWizard() {
  const translate = useTranslate();
  const navigate = useNavigate();
  const who = useMe();
  const offered = kinds.filter(kind => allows(who, kind.needs));
  const [kind, setKind] = useState<string>('customers');
  const upload = useMutation({ mutationFn: (file: File) => begin(file, kind) });
  if (who && offered.length === 0) return <Problem kind="denied" />;
  const steps = ['file', 'columns', 'start'] as const;
  return (
    <>
      <PageHead title={translate('resources.imports.new')} sub={translate('resources.imports.about')} back="/imports" />
      <Stepper activeStep={upload.data ? 1 : 0} sx={{ mb: 2.5 }}>
        {steps.map(step => <Step key={step}><StepLabel>{translate(`resources.imports.step.${step}`)}</StepLabel></Step>)}
      </Stepper>
      {upload.data
        ? <Mapping id={upload.data.id} kind={kind} fileName={upload.data.fileName} onOther={() => upload.reset()} onStarted={jobId => navigate(`/jobs/${jobId}`)} />
        : (
          <Card sx={{ p: { xs: 2, md: 2.5 } }}>
            <Stack sx={{ gap: 2 }}>
              <Stack direction={{ xs: 'column', sm: 'row' }} sx={{ gap: 2, alignItems: { sm: 'center' } }}>
                <TextField select label={translate('resources.imports.fields.kind')} value={kind} onChange={event => setKind(event.target.value)} sx={{ minWidth: 220 }}>
                  {offered.map(({ id }) => <MenuItem key={id} value={id}>{translate(`resources.imports.kind.${id}`)}</MenuItem>)}
                </TextField>
                <Template kind={kind} />
              </Stack>
              <Drop busy={upload.isPending} onFile={file => upload.mutate(file)} />
              {upload.error && <Alert severity="error" sx={{ whiteSpace: 'pre-line' }}>{describeProblem(upload.error, translate)}</Alert>}
            </Stack>
          </Card>
        )}
    </>
  );
}

/** An empty file with the headings that are understood. */
function Template({ kind }: { kind: string }) {
  const translate = useTranslate();
  const notify = useNotify();
  const [locale] = useLocaleState();
  const fetchTemplate = async (format: 'xlsx' | 'csv') => {
    try {
      const { data } = await kehu.GET('/v1/imports/template', { params: { query: { kind, format, language: locale as 'en' | 'zh-CN' } } as never, parseAs: 'blob' });
      saveAs(data as unknown as Blob, `${translate(`resources.imports.kind.${kind}`)}.${format}`);
    } catch (error) {
      notify(describeProblem(error, translate), { type: 'error', multiLine: true });
    }
  };
  return (
    <Stack direction="row" sx={{ gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
      <Typography variant="body2" color="textSecondary">{translate('resources.imports.template')}</Typography>
      <Button size="small" variant="outlined" color="inherit" onClick={() => void fetchTemplate('csv')}>CSV</Button>
      <Button size="small" variant="outlined" color="inherit" onClick={() => void fetchTemplate('xlsx')}>Excel</Button>
    </Stack>
  );
}

/** Where a file is dropped or chosen. */
function Drop({ busy, onFile }: { busy: boolean; onFile: (file: File) => void }) {
  const translate = useTranslate();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file) onFile(file);
  };
  return (
    <Box onDragOver={event => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={drop}>
      <ButtonBase
        onClick={() => input.current?.click()} disabled={busy}
        sx={{ width: '100%', border: 2, borderStyle: 'dashed', borderColor: over ? 'primary.main' : 'divider', bgcolor: over ? 'action.hover' : undefined, borderRadius: 3, py: 6, px: 2, flexDirection: 'column', gap: 1 }}
      >
        {busy ? <CircularProgress size={32} /> : <UploadIcon fontSize="large" color="action" />}
        <Typography sx={{ fontWeight: 600 }}>{translate('resources.imports.drop')}</Typography>
        <Typography variant="body2" color="textSecondary">{translate('resources.imports.dropHelp')}</Typography>
      </ButtonBase>
      <input ref={input} type="file" hidden accept=".csv,.tsv,.txt,.xlsx" aria-label={translate('resources.imports.drop')} onChange={event => { const file = event.target.files?.[0]; event.target.value = ''; if (file) onFile(file); }} />
    </Box>
  );
}

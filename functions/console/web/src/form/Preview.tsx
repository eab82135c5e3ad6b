import { Box, Button, Chip, CircularProgress, Dialog, DialogActions, DialogContent, DialogContentText, DialogTitle, Typography, useMediaQuery, type Theme } from '@mui/material';
import type { Schema } from 'kehu-client';
import { useTranslate, type RaRecord } from 'react-admin';
import { filled, isBlank, type Json } from '../api/patch';
import { useFieldLabel, Value } from '../show/Value';
import { Advice } from './Advice';

interface Props {
  resource: string;
  entered: Json;
  outcome: RaRecord;
  before?: RaRecord;
  busy: boolean;
  onBack: () => void;
  onSave: () => void;
}

/** Fields that nobody enters. */
const given = new Set(['id', 'version', 'createdAt', 'createdBy', 'updatedAt', 'updatedBy', 'deletedAt', 'deletedBy', 'number', 'completeness', 'purgeAt', 'warnings', 'duplicates', 'invitedAt', 'customerName']);

function same(a: unknown, b: unknown): boolean {
  return isBlank(a) && isBlank(b) || JSON.stringify(filled(a)) === JSON.stringify(filled(b));
}

/** What would be stored, before it is. */
export function Preview({ resource, entered, outcome, before, busy, onBack, onSave }: Props) {
  const translate = useTranslate();
  const label = useFieldLabel();
  const small = useMediaQuery<Theme>(theme => theme.breakpoints.down('sm'));
  const names = Object.keys({ ...before, ...outcome }).filter(name => !given.has(name) && (before ? !same(before[name], outcome[name]) : !isBlank(outcome[name])));
  const advice = outcome as Partial<Pick<Schema<'Customer'>, 'warnings' | 'duplicates'>>;
  return (
    <Dialog open onClose={onBack} fullWidth maxWidth="sm" fullScreen={small} aria-labelledby="preview-title">
      <DialogTitle id="preview-title">{translate('kehu.form.preview.title')}</DialogTitle>
      <DialogContent dividers>
        <DialogContentText variant="body2" sx={{ mb: 2 }}>{translate('kehu.form.preview.intro')}</DialogContentText>
        <Advice resource={resource} values={outcome} duplicates={advice.duplicates} warnings={advice.warnings} />
        <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '160px 1fr' }, columnGap: 2, rowGap: { xs: 0.25, sm: 1.25 } }}>
          {names.map(name => (
            <Box key={name} sx={{ display: 'contents' }}>
              <Typography component="dt" variant="body2" color="textSecondary">{label(resource, name)}</Typography>
              <Box component="dd" sx={{ m: 0, mb: { xs: 1, sm: 0 }, fontWeight: 500 }}>
                <Value resource={resource} name={name} value={outcome[name]} />
                {!isBlank(entered[name]) && !same(entered[name], outcome[name]) && <Chip size="small" variant="outlined" label={translate('kehu.form.preview.adjusted')} sx={{ ml: 1 }} />}
              </Box>
            </Box>
          ))}
        </Box>
      </DialogContent>
      <DialogActions sx={{ pt: 2 }}>
        <Button onClick={onBack} disabled={busy}>{translate('kehu.form.preview.back')}</Button>
        <Button onClick={onSave} disabled={busy} variant="contained" autoFocus data-key="save" startIcon={busy ? <CircularProgress size={16} color="inherit" /> : undefined}>{translate('kehu.form.preview.save')}</Button>
      </DialogActions>
    </Dialog>
  );
}

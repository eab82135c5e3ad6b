import { Box, Button, CircularProgress, Dialog, DialogActions, DialogContent, DialogContentText, DialogTitle, Radio, Table, TableBody, TableCell, TableContainer, TableHead, TableRow, Typography, useMediaQuery, type Theme } from '@mui/material';
import { useState } from 'react';
import { useTranslate, type RaRecord } from 'react-admin';
import { mergePatch, type Json } from '../api/patch';
import { usePersonName } from '../show/Person';
import { useFieldLabel, Value } from '../show/Value';

interface Props {
  resource: string;
  original: RaRecord;
  theirs: RaRecord;
  mine: Json;
  busy: boolean;
  onSave: (merged: Json) => void;
  onDrop: () => void;
  onClose: () => void;
}

type Side = 'mine' | 'theirs';

const given = new Set(['id', 'version', 'createdAt', 'createdBy', 'updatedAt', 'updatedBy', 'completeness']);

/** Fields that a change touches. */
export function touched(before: Json, after: Json): string[] {
  return Object.keys(mergePatch(before, after)).filter(name => !given.has(name));
}

/** What both changes make together: theirs, with mine where I alone changed a field or have chosen so. */
export function merge(original: Json, theirs: Json, mine: Json, choice: Record<string, Side>): Json {
  const changedByThem = new Set(touched(original, theirs));
  const merged = { ...theirs };
  for (const name of touched(original, mine)) {
    if (!changedByThem.has(name) || choice[name] === 'mine') merged[name] = mine[name];
  }
  return merged;
}

/** Somebody was faster: yours, theirs and what it was before, field by field. */
export function Conflict({ resource, original, theirs, mine, busy, onSave, onDrop, onClose }: Props) {
  const translate = useTranslate();
  const label = useFieldLabel();
  const small = useMediaQuery<Theme>(theme => theme.breakpoints.down('sm'));
  const by = usePersonName(theirs.updatedBy as string | undefined) ?? translate('kehu.form.conflict.someone');
  const ours = touched(original, mine), other = new Set(touched(original, theirs));
  const disputed = ours.filter(name => other.has(name) && touched(theirs, mine).includes(name));
  const [choice, setChoice] = useState<Record<string, Side>>(() => Object.fromEntries(disputed.map(name => [name, 'mine'])));
  const rows = [...new Set([...disputed, ...ours, ...other])];
  const sideOf = (name: string): Side => (disputed.includes(name) ? choice[name] : ours.includes(name) ? 'mine' : 'theirs');

  const cell = (name: string, side: Side, value: unknown) => {
    const chosen = sideOf(name) === side, open = disputed.includes(name);
    return (
      <TableCell sx={{ bgcolor: chosen ? 'action.selected' : undefined }}>
        <Box component={open ? 'label' : 'div'} sx={{ display: 'flex', alignItems: 'flex-start', gap: 0.5, cursor: open ? 'pointer' : undefined }}>
          {open && (
            <Radio
              size="small" sx={{ p: 0.25 }} name={`conflict-${name}`} checked={chosen} onChange={() => setChoice({ ...choice, [name]: side })}
              slotProps={{ input: { 'aria-label': `${label(resource, name)}${translate('kehu.colon')}${translate(side === 'mine' ? 'kehu.form.conflict.keepYours' : 'kehu.form.conflict.keepTheirs')}` } }}
            />
          )}
          <Box component="span" sx={{ fontWeight: chosen ? 600 : 400 }}><Value resource={resource} name={name} value={value} /></Box>
        </Box>
      </TableCell>
    );
  };

  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="md" fullScreen={small} aria-labelledby="conflict-title">
      <DialogTitle id="conflict-title">{translate('kehu.form.conflict.title')}</DialogTitle>
      <DialogContent>
        <DialogContentText sx={{ mb: 2 }}>{translate('kehu.form.conflict.intro', { who: by })}</DialogContentText>
        {disputed.length === 0 && <Typography sx={{ mb: 2 }}>{translate('kehu.form.conflict.same')}</Typography>}
        <TableContainer sx={{ border: 1, borderColor: 'divider', borderRadius: 2 }} tabIndex={0} role="region" aria-label={translate('kehu.form.conflict.title')}>
          <Table size="small">
            <TableHead>
              <TableRow>
                {['field', 'yours', 'theirs', 'original'].map(name => <TableCell key={name}>{translate(`kehu.form.conflict.${name}`)}</TableCell>)}
              </TableRow>
            </TableHead>
            <TableBody>
              {rows.map(name => (
                <TableRow key={name}>
                  <TableCell component="th" scope="row" sx={{ color: 'text.secondary' }}>{label(resource, name)}</TableCell>
                  {cell(name, 'mine', mine[name])}
                  {cell(name, 'theirs', theirs[name])}
                  <TableCell sx={{ color: 'text.secondary' }}><Value resource={resource} name={name} value={original[name]} /></TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </TableContainer>
      </DialogContent>
      <DialogActions>
        <Button color="error" onClick={onDrop} disabled={busy} sx={{ mr: 'auto' }}>{translate('kehu.form.conflict.discard')}</Button>
        <Button onClick={onClose} disabled={busy}>{translate('kehu.action.cancel')}</Button>
        <Button variant="contained" onClick={() => onSave(merge(original, theirs, mine, choice))} disabled={busy} startIcon={busy ? <CircularProgress size={16} color="inherit" /> : undefined}>{translate('kehu.form.conflict.save')}</Button>
      </DialogActions>
    </Dialog>
  );
}

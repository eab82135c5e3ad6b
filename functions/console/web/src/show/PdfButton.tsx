import PdfIcon from '@mui/icons-material/PictureAsPdfOutlined';
import { Button, CircularProgress } from '@mui/material';
import { useState } from 'react';
import { useLocaleState, useNotify, useTranslate } from 'react-admin';
import { saveAs } from '../api/download';
import { kehu } from '../api/kehu';
import { describeProblem } from '../api/problem';

interface Props {
  /** The path of the paper, without the language. */
  path: string;
  query?: Record<string, string | undefined>;
  /** What the browser saves it as, without its end. */
  name: string;
  label: string;
}

/** Saves a paper as PDF, in the language of the page. */
export function PdfButton({ path, query, name, label }: Props) {
  const translate = useTranslate();
  const notify = useNotify();
  const [locale] = useLocaleState();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      const get = kehu.GET as unknown as (path: string, init: unknown) => Promise<{ data?: Blob }>;
      const { data } = await get(path, { params: { query: { ...query, language: locale } }, parseAs: 'blob' });
      saveAs(data!, `${name}.pdf`);
    } catch (error) {
      notify(describeProblem(error, translate), { type: 'error', multiLine: true });
    } finally {
      setBusy(false);
    }
  };
  return <Button variant="outlined" color="inherit" disabled={busy} startIcon={busy ? <CircularProgress size={16} color="inherit" /> : <PdfIcon />} onClick={() => void save()}>{label}</Button>;
}

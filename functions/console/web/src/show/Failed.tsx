import { Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { describeProblem } from '../api/problem';

/** What stands in a part of a page that could not be loaded. */
export function Failed({ error }: { error: unknown }) {
  const translate = useTranslate();
  return <Typography role="alert" variant="body2" color="error" sx={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{describeProblem(error, translate)}</Typography>;
}

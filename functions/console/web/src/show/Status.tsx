import { Chip } from '@mui/material';
import { alpha } from '@mui/material/styles';
import { useTranslate } from 'react-admin';

type Tone = 'success' | 'info' | 'warning' | 'error' | 'secondary';

const tones: Record<string, Tone> = {
  active: 'success', potential: 'info', lost: 'secondary', blocked: 'error', invited: 'info', pending: 'warning', suspended: 'error',
  signedIn: 'success', challenged: 'info', failed: 'warning', locked: 'error',
  draft: 'secondary', submitted: 'info', approved: 'success', rejected: 'error', changePending: 'warning', inDelivery: 'info', completed: 'success', cancelled: 'secondary', closed: 'secondary', disabled: 'secondary',
  verified: 'success', sent: 'info', delivered: 'success', bounced: 'error', complained: 'error', suppressed: 'error', confirmed: 'success', corrected: 'info', recorded: 'success', reversed: 'error', void: 'error', planned: 'secondary', partial: 'warning', received: 'success', overdue: 'error', gathering: 'info', open: 'info', kept: 'success', revoked: 'error', undecided: 'secondary', queued: 'secondary', running: 'info', succeeded: 'success', done: 'success', skipped: 'secondary', trial: 'info', expired: 'warning', left: 'secondary',
  created: 'success', updated: 'info', deleted: 'error', restored: 'success', purged: 'secondary',
};

/** A state as a small label; the colour only repeats what the word says. */
export function Status({ value, text }: { value: string; text: string }) {
  const translate = useTranslate();
  const tone = tones[value] ?? 'secondary';
  return (
    <Chip
      size="small" label={translate(text, { _: value })}
      sx={theme => ({ color: theme.palette[tone].main, bgcolor: alpha(theme.palette[tone].main, theme.palette.mode === 'dark' ? 0.16 : 0.09), fontWeight: 600 })}
    />
  );
}

import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, Stack, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';

/** Which keys do what. */
export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const translate = useTranslate();
  const rows: [string, string[]][] = [
    [translate('kehu.shortcuts.palette'), ['Ctrl K']],
    [translate('kehu.shortcuts.new'), ['n']],
    [translate('kehu.shortcuts.save'), ['s', 'Ctrl S']],
    [translate('kehu.shortcuts.search'), ['/']],
    [translate('kehu.shortcuts.close'), ['Esc']],
    [translate('kehu.shortcuts.help'), ['?']],
  ];
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="shortcuts-title">
      <DialogTitle id="shortcuts-title">{translate('kehu.shortcuts.title')}</DialogTitle>
      <DialogContent>
        <Stack component="dl" sx={{ m: 0, gap: 1.25 }}>
          {rows.map(([label, keys]) => (
            <Stack key={label} direction="row" sx={{ justifyContent: 'space-between', alignItems: 'center', gap: 2 }}>
              <Typography component="dt">{label}</Typography>
              <Stack component="dd" direction="row" sx={{ m: 0, gap: 1, alignItems: 'center' }}>
                {keys.map((key, index) => (
                  <Stack key={key} direction="row" sx={{ gap: 1, alignItems: 'center' }}>
                    {index > 0 && <Typography variant="body2" color="textSecondary">{translate('kehu.shortcuts.or')}</Typography>}
                    <Box component="kbd" sx={{ fontFamily: 'inherit', fontSize: '0.8125rem', fontWeight: 600, border: 1, borderColor: 'divider', borderBottomWidth: 2, borderRadius: 1.5, px: 1, py: 0.25, bgcolor: 'background.default' }}>{key}</Box>
                  </Stack>
                ))}
              </Stack>
            </Stack>
          ))}
        </Stack>
      </DialogContent>
      <DialogActions><Button onClick={onClose}>{translate('kehu.action.close')}</Button></DialogActions>
    </Dialog>
  );
}

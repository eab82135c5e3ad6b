import { Box, Stack } from '@mui/material';

/** The sign of Kehu, two that meet, with its name. */
export function Mark({ name, light }: { name: string; light?: boolean }) {
  return (
    <Stack direction="row" sx={{ alignItems: 'center', gap: 1.25, fontWeight: 650, fontSize: '1.0625rem', color: light ? '#fff' : 'text.primary' }}>
      <Box component="svg" viewBox="0 0 32 32" aria-hidden sx={{ width: 30, height: 30, flex: 'none' }}>
        <rect width="32" height="32" rx="9" fill={light ? 'rgba(255,255,255,.16)' : '#12606e'} />
        <circle cx="12.5" cy="16" r="6" fill="none" stroke="#fff" strokeWidth="2.6" />
        <circle cx="19.5" cy="16" r="6" fill="none" stroke="#9fd8dc" strokeWidth="2.6" />
      </Box>
      {name}
    </Stack>
  );
}

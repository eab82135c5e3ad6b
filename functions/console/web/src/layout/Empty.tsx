import { Box, Stack, Typography } from '@mui/material';
import type { ComponentType, ReactNode } from 'react';

interface Props {
  icon: ComponentType<{ fontSize?: 'large' }>;
  title: string;
  help?: string;
  children?: ReactNode;
}

/** What stands where nothing is yet: why, and what to do. */
export function Empty({ icon: Icon, title, help, children }: Props) {
  return (
    <Stack sx={{ alignItems: 'center', textAlign: 'center', px: 3, py: { xs: 5, md: 7 }, gap: 0.75 }}>
      <Box sx={{ p: 1.75, borderRadius: '50%', bgcolor: 'action.hover', color: 'text.secondary', lineHeight: 0, mb: 1 }}><Icon fontSize="large" /></Box>
      <Typography variant="h2">{title}</Typography>
      {help && <Typography color="textSecondary" sx={{ maxWidth: 440 }}>{help}</Typography>}
      {children && <Box sx={{ mt: 1.5 }}>{children}</Box>}
    </Stack>
  );
}

import { Box, Card, Typography } from '@mui/material';
import type { ReactNode } from 'react';

interface Props {
  title?: string;
  help?: string;
  children: ReactNode;
}

/** Fields in a grid with one rhythm, whatever their components bring along. */
export function FieldGrid({ columns = 2, children }: { columns?: 1 | 2 | 3; children: ReactNode }) {
  return (
    <Box
      sx={{
        'display': 'grid', 'gridTemplateColumns': { xs: 'minmax(0, 1fr)', sm: `repeat(${Math.min(columns, 2)}, minmax(0, 1fr))`, lg: `repeat(${columns}, minmax(0, 1fr))` }, 'columnGap': 2.5, 'rowGap': 2.25, 'alignItems': 'start',
        '& .MuiFormControl-root, & .MuiAutocomplete-root': { width: '100%', my: 0 }, '& .MuiInputLabel-root [aria-hidden]': { color: 'error.main', fontWeight: 700 },
      }}
    >
      {children}
    </Box>
  );
}

/** A group of fields with its heading; two to a row where there is room. */
export function FormSection({ title, help, children }: Props) {
  return (
    <Card component="section" sx={{ p: { xs: 2, md: 2.5 } }}>
      {title && <Typography variant="h2">{title}</Typography>}
      {help && <Typography variant="body2" color="textSecondary">{help}</Typography>}
      <Box sx={{ mt: title ? 2 : 0 }}><FieldGrid>{children}</FieldGrid></Box>
    </Card>
  );
}

/** A field that takes the whole row. */
export function Wide({ children }: { children: ReactNode }) {
  return <Box sx={{ gridColumn: '1 / -1', minWidth: 0 }}>{children}</Box>;
}

// A table whose rows stand one below the other on a phone.
import type { SxProps, Theme } from '@mui/material/styles';

/** Styles of such a table: each cell says by its data-label what it is, and the row's heading stands above them. */
export const stacked: SxProps<Theme> = theme => ({
  [theme.breakpoints.down('sm')]: {
    'position': 'relative',
    '& thead': { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
    '& tbody, & tr, & td, & th': { display: 'block' },
    '& tbody > tr': { paddingBlock: '10px', borderBottom: `1px solid ${theme.palette.divider}` },
    '& tbody > tr:last-child': { borderBottom: 0 },
    '& tbody td, & tbody th': { border: 0, paddingBlock: '3px' },
    '& tbody th': { fontWeight: 600, color: theme.palette.text.primary },
    '& tbody td': { display: 'grid', gridTemplateColumns: '112px minmax(0, 1fr)', columnGap: '12px', overflowWrap: 'anywhere' },
    '& tbody td::before': { content: 'attr(data-label)', color: theme.palette.text.secondary, fontWeight: 400, fontSize: '0.8125rem' },
  },
});

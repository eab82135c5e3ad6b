// A table whose cells stand one below the other on a phone.
import type { SxProps, Theme } from '@mui/material/styles';

/** Styles of such a table: each cell says by its data-label what it is, and the row's heading stands above them. Inset is the space at both sides. */
export const stacked = (inset = 0): SxProps<Theme> => theme => ({
  [theme.breakpoints.down('sm')]: {
    'position': 'relative',
    '& thead': { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
    '& tbody, & tr, & td, & th': { display: 'block' },
    '& tbody > tr': { padding: `10px ${theme.spacing(inset)}`, borderBottom: `1px solid ${theme.palette.divider}` },
    '& tbody > tr:last-child': { borderBottom: 0 },
    '& tbody td, & tbody th': { border: 0, padding: '3px 0 !important' },
    '& tbody th': { fontWeight: 600, color: theme.palette.text.primary },
    '& tbody td': { position: 'relative', paddingLeft: '124px !important', minHeight: 28, overflowWrap: 'anywhere' },
    '& tbody td::before': { content: 'attr(data-label)', position: 'absolute', left: 0, top: 3, width: 112, color: theme.palette.text.secondary, fontWeight: 400, fontSize: '0.8125rem' },
  },
});

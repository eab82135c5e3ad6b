// Package reviews holds the operations on access reviews, one a file: see kehu/shared/review.
package reviews

# Writes tests/reference/r/proportions.csv: Wilson (prop.test without correction) and Clopper–Pearson (binom.test).
# Run: Rscript tests/reference/r/proportions.R   (R 4.2.2, from the root of the repository)
cases <- data.frame(successes = c(34, 34, 34, 0, 10, 1, 99990), n = c(136, 59, 40, 10, 10, 1000, 100000))
row <- function(x, n, level) {
  w <- suppressWarnings(prop.test(x, n, correct = FALSE, conf.level = level))$conf.int
  e <- binom.test(x, n, conf.level = level)$conf.int
  data.frame(successes = x, n = n, level = level, wilson_low = w[1], wilson_high = w[2],
             exact_low = e[1], exact_high = e[2])
}
rows <- do.call(rbind, c(Map(row, cases$successes, cases$n, 0.95), Map(row, cases$successes, cases$n, 0.9)))
rows <- as.data.frame(lapply(rows, function(x) trimws(formatC(x, digits = 16, format = "g"))))
write.csv(rows, "tests/reference/r/proportions.csv", row.names = FALSE, quote = FALSE)

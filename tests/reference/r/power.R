# Writes tests/reference/r/power.csv: what R says that so many people can show.
# Run: Rscript tests/reference/r/power.R   (R 4.2.2, base and stats only, from the root of the repository)
rows <- list()
add <- function(...) rows[[length(rows) + 1]] <<- data.frame(...)
for (n in c(15, 30, 136)) for (power in c(0.8, 0.9)) {
  found <- power.t.test(n = n, power = power, sd = 1, tol = 1e-10)$delta
  add(what = "mean", treated = n, controls = n, power = power, icc = 0, size = 1, without = NA, value = found)
}
# Groups of unequal size: the same noncentral t, written out.
unequal <- function(n1, n0, power, df = n1 + n0 - 2, error = sqrt(1 / n1 + 1 / n0))
  uniroot(function(d) pt(qt(0.975, df), df, ncp = d / error, lower.tail = FALSE) - power, c(0, 10), tol = 1e-12)$root
for (n in c(30, 136)) for (ratio in c(2, 5))
  add(what = "mean", treated = n, controls = ratio * n, power = 0.8, icc = 0, size = 1, without = NA,
      value = unequal(n, ratio * n, 0.8))
# Whole clusters treated: a t-test of the clusters' means.
for (m in c(10, 20)) for (icc in c(0.02, 0.1)) {
  found <- power.t.test(n = 12, power = 0.8, sd = sqrt(icc + (1 - icc) / m), tol = 1e-10)$delta
  add(what = "mean", treated = 12 * m, controls = 12 * m, power = 0.8, icc = icc, size = m, without = NA, value = found)
}
for (n in c(30, 136, 400)) {
  found <- power.prop.test(n = n, p1 = 0.25, power = 0.8, tol = 1e-12)$p2
  add(what = "share", treated = n, controls = n, power = 0.8, icc = 0, size = 1, without = 0.25, value = found)
}
for (delta in c(0.2, 0.5)) {
  found <- ceiling(power.t.test(delta = delta, power = 0.8)$n)
  add(what = "needed", treated = 30, controls = 30, power = 0.8, icc = 0, size = 1, without = delta, value = found)
}
# Intraclass correlation of R's own InsectSprays, by analysis of variance, the first three sprays cut short.
sprays <- InsectSprays[-c(1:3, 13:14, 25), ]
table <- anova(aov(count ~ spray, sprays))
sizes <- as.numeric(table(sprays$spray))
typical <- (sum(sizes) - sum(sizes^2) / sum(sizes)) / (length(sizes) - 1)
between <- table[1, 3]; within <- table[2, 3]
add(what = "icc", treated = nrow(sprays), controls = 0, power = 0, icc = 0, size = 1, without = NA,
    value = (between - within) / (between + (typical - 1) * within))
rows <- do.call(rbind, rows)
rows$value <- trimws(formatC(rows$value, digits = 14, format = "g"))
write.csv(rows, "tests/reference/r/power.csv", row.names = FALSE, quote = FALSE)
write.csv(sprays, "tests/reference/r/power_sprays.csv", row.names = FALSE, quote = FALSE)

# Writes the reference numbers of tests/core/test_incidence.py: R 4.2.2, survival 3.5-3, cmprsk 2.2-11.
# Run: Rscript tests/reference/r/incidence.R   (from the root of the repository)
library(survival)
library(cmprsk)
folder <- "tests/reference/r"
number <- function(x) if (is.numeric(x)) ifelse(is.na(x), "", trimws(formatC(x, digits = 16, format = "g"))) else x
save <- function(frame, name)
  write.csv(as.data.frame(lapply(frame, number)), file.path(folder, name), row.names = FALSE, quote = FALSE)

# mgus2 (Kyle et al. 2002): months to plasma cell malignancy, death competing.
mgus <- with(mgus2, data.frame(time = ifelse(pstat == 1, ptime, futime), cause = ifelse(pstat == 1, 1, 2 * death)))
save(mgus, "mgus2.csv")
curve <- survfit(Surv(time, factor(cause, 0:2)) ~ 1, data = mgus, conf.type = "log-log")
save(with(curve, data.frame(
  time = time, at_risk = n.risk[, 1], event1 = n.event[, 2], event2 = n.event[, 3], censored = rowSums(as.matrix(n.censor)),
  survival = pstate[, 1],
  incidence1 = pstate[, 2], error1 = std.err[, 2], low1 = lower[, 2], high1 = upper[, 2],
  incidence2 = pstate[, 3], error2 = std.err[, 3], low2 = lower[, 3], high2 = upper[, 3])), "mgus2_survfit.csv")
at <- c(12, 60, 120, 240)
points <- timepoints(cuminc(mgus$time, mgus$cause, cencode = 0), at)
save(data.frame(time = at, incidence1 = points$est[1, ], incidence2 = points$est[2, ]), "mgus2_cuminc.csv")

# lung (Loprinzi et al. 1994): survival in days, one cause.
one <- with(lung, data.frame(time = time, cause = status - 1))
save(one, "lung.csv")
km <- survfit(Surv(time, cause) ~ 1, data = one, conf.type = "log-log")
save(with(km, data.frame(time = time, at_risk = n.risk, event1 = n.event, survival = surv, error = surv * std.err,
                         low = lower, high = upper)), "lung_survfit.csv")

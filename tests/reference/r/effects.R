# Writes tests/reference/r/effects_*.csv: what R computes of the people in effects_people.csv, and how.
# Run: Rscript tests/reference/r/effects.R   (R 4.2.2, base and stats only, from the root of the repository)
# effects_people.csv: 240 invented people (stegvis.core.effects.synthetic_register(240, seed = 11, treated_share = 0.25)).
people <- read.csv("tests/reference/r/effects_people.csv")
folder <- "tests/reference/r/"
save <- function(x, name) {
  x[] <- lapply(x, function(v) if (is.numeric(v)) trimws(formatC(v, digits = 16, format = "g")) else v)
  write.csv(x, paste0(folder, "effects_", name, ".csv"), row.names = FALSE, quote = FALSE)
}
covariates <- c("age", "woman", "born_abroad", "income", "months_assistance")
formula <- reformulate(covariates, "treated")

# The score.
logit <- glm(formula, binomial, people, control = glm.control(epsilon = 1e-14, maxit = 100))
people$score <- fitted(logit)
save(data.frame(term = names(coef(logit)), coefficient = coef(logit), se = sqrt(diag(vcov(logit)))), "logit")

# Greedy nearest neighbours, highest score first, in municipalities, in rounds, ties to the earlier row.
match_nearest <- function(ratio, caliper, replace) {
  width <- caliper * sd(people$score)
  treated <- which(people$treated == 1)
  order <- treated[order(-people$score[treated])]
  used <- integer(0)
  found <- data.frame(treated = integer(0), control = integer(0))
  for (turn in seq_len(ratio)) for (i in order) {
    mine <- found$control[found$treated == i]
    if (length(mine) < turn - 1) next
    free <- which(people$treated == 0 & people$municipality == people$municipality[i])
    free <- setdiff(free, if (replace) mine else used)
    apart <- abs(people$score[free] - people$score[i])
    if (!length(free) || min(apart) > width) next
    best <- free[which.min(apart)]
    used <- c(used, best)
    found <- rbind(found, data.frame(treated = i, control = best))
  }
  found
}
weights_of <- function(pairs) {
  share <- 1 / table(pairs$treated)[as.character(pairs$treated)]
  w <- numeric(nrow(people))
  for (k in seq_len(nrow(pairs))) w[pairs$control[k]] <- w[pairs$control[k]] + share[k]
  w <- w * sum(w > 0) / sum(w)
  w[unique(pairs$treated)] <- 1
  w
}

# Balance, as summary.matchit tells it: the treated's standard deviation before matching.
weighted_variance <- function(x, w) { w <- w / sum(w); m <- sum(w * x); sum(w * (x - m)^2) / (1 - sum(w^2)) }
balance <- function(x, w) {
  t <- people$treated == 1
  binary <- all(x %in% 0:1)
  scale <- if (binary) sqrt(mean(x[t]) * (1 - mean(x[t]))) else sd(x[t])
  mean_t <- weighted.mean(x[t], w[t]); mean_c <- weighted.mean(x[!t], w[!t])
  values <- sort(unique(x[w > 0]))
  apart <- sapply(values, function(v) abs(sum(w[t] * (x[t] <= v)) / sum(w[t]) - sum(w[!t] * (x[!t] <= v)) / sum(w[!t])))
  ratio <- if (binary) NA else weighted_variance(x[t], w[t]) / weighted_variance(x[!t], w[!t])
  data.frame(smd = (mean_t - mean_c) / scale, ratio = ratio,
             ecdf_mean = if (binary) abs(mean_t - mean_c) else mean(apart),
             ecdf_max = if (binary) abs(mean_t - mean_c) else max(apart))
}

# Sandwiches. HC1; clustered with G/(G-1)(n-1)/(n-k); two ways as one plus the other less both.
bread <- function(X, w) solve(t(X * w) %*% X)
clustered <- function(scores, cluster, k) {
  sums <- rowsum(scores, cluster)
  g <- nrow(sums); n <- nrow(scores)
  t(sums) %*% sums * (g / (g - 1)) * ((n - 1) / (n - k))
}
sandwich <- function(X, y, w, clusters) {
  b <- bread(X, w)
  beta <- b %*% t(X * w) %*% y
  scores <- X * w * as.vector(y - X %*% beta)
  k <- ncol(X); n <- nrow(X)
  meat <- if (!length(clusters)) t(scores) %*% scores * n / (n - k)
          else if (length(clusters) == 1) clustered(scores, clusters[[1]], k)
          else clustered(scores, clusters[[1]], k) + clustered(scores, clusters[[2]], k) -
               clustered(scores, interaction(clusters[[1]], clusters[[2]], drop = TRUE), k)
  list(beta = as.vector(beta), V = b %*% meat %*% b)
}
row <- function(setting, method, estimate, se) data.frame(setting, method, estimate, se)

effects_of <- function(setting, pairs, replace) {
  w <- weights_of(pairs)
  kept <- w > 0
  sets <- integer(nrow(people))
  sets[pairs$treated] <- pairs$treated; sets[pairs$control] <- pairs$treated
  d <- people[kept, ]; y <- d$outcome; t <- d$treated; wk <- w[kept]
  clusters <- if (replace) list() else list(sets[kept])
  plain <- sandwich(cbind(1, t), y, wk, clusters)
  Z <- as.matrix(d[, covariates]); Z <- sweep(Z, 2, colMeans(Z[t == 1, ]))
  rich <- sandwich(cbind(1, t, Z, Z * t), y, wk, clusters)
  out <- rbind(row(setting, "matched", plain$beta[2], sqrt(plain$V[2, 2])),
               row(setting, "regression", rich$beta[2], sqrt(rich$V[2, 2])))
  area <- sandwich(cbind(1, t), y, wk, c(clusters, list(d$area)))
  out <- rbind(out, row(setting, "matched by area", area$beta[2], sqrt(area$V[2, 2])))
  if (replace) out <- rbind(out, abadie_imbens(setting, pairs))
  out
}

# Abadie & Imbens (2006), Theorem 7: the effect on the treated, one nearest neighbour for the conditional variance.
abadie_imbens <- function(setting, pairs) {
  y <- people$outcome
  share <- 1 / table(pairs$treated)[as.character(pairs$treated)]
  gains <- sapply(unique(pairs$treated), function(i) y[i] - mean(y[pairs$control[pairs$treated == i]]))
  K <- K2 <- numeric(nrow(people))
  for (k in seq_len(nrow(pairs))) {
    K[pairs$control[k]] <- K[pairs$control[k]] + share[k]
    K2[pairs$control[k]] <- K2[pairs$control[k]] + share[k]^2
  }
  controls <- which(people$treated == 0)
  variance <- sapply(controls, function(i) {
    others <- setdiff(controls[people$municipality[controls] == people$municipality[i]], i)
    nearest <- others[which.min(abs(people$score[others] - people$score[i]))]
    (y[i] - y[nearest])^2 / 2
  })
  V <- (sum((gains - mean(gains))^2) + sum((K[controls]^2 - K2[controls]) * variance)) / length(gains)^2
  row(setting, "abadie_imbens", mean(gains), sqrt(V))
}

settings <- list(
  list("1:1", 1, Inf, FALSE), list("1:2 caliper", 2, 0.25, FALSE), list("1:3 replace", 3, 0.5, TRUE))
pairs <- lapply(settings, function(s) match_nearest(s[[2]], s[[3]], s[[4]]))
names(pairs) <- sapply(settings, `[[`, 1)
save(do.call(rbind, lapply(names(pairs), function(s)
  cbind(setting = s, pairs[[s]][order(pairs[[s]]$treated, seq_len(nrow(pairs[[s]]))), ]))), "pairs")
balances <- do.call(rbind, lapply(names(pairs), function(s) do.call(rbind, lapply(covariates, function(v) {
  before <- balance(people[[v]], rep(1, nrow(people)))
  after <- balance(people[[v]], weights_of(pairs[[s]]))
  names(after) <- paste0(names(after), "_after")
  data.frame(setting = s, covariate = v, before, after)
}))))
save(balances, "balance")

# Weighting. M-estimation: stack the logit's score with the equations of both weighted means, and numeric derivatives.
X <- cbind(1, as.matrix(people[, covariates]))
D <- people$treated; Y <- people$outcome
derivative <- function(f, theta) sapply(seq_along(theta), function(j) {
  h <- 1e-6 * max(1, abs(theta[j])); up <- down <- theta; up[j] <- up[j] + h; down[j] <- down[j] - h
  (f(up) - f(down)) / (2 * h)
})
stacked <- function(psi, theta, contrast) {
  A <- derivative(function(th) colMeans(psi(th)), theta)
  B <- crossprod(psi(theta)) / nrow(people)
  V <- solve(A) %*% B %*% t(solve(A)) / nrow(people)
  sqrt(as.numeric(t(contrast) %*% V %*% contrast) * nrow(people) / (nrow(people) - 1))
}
ipw <- function(estimand) {
  p <- ncol(X)
  w <- function(e) if (estimand == "ATT") ifelse(D == 1, 1, e / (1 - e)) else ifelse(D == 1, 1 / e, 1 / (1 - e))
  psi <- function(th) {
    e <- as.vector(plogis(X %*% th[1:p]))
    cbind(X * (D - e), w(e) * D * (Y - th[p + 1]), w(e) * (1 - D) * (Y - th[p + 2]))
  }
  e <- people$score
  means <- c(weighted.mean(Y[D == 1], w(e)[D == 1]), weighted.mean(Y[D == 0], w(e)[D == 0]))
  row("everybody", paste("ipw", estimand), means[1] - means[2], stacked(psi, c(coef(logit), means), c(rep(0, p), 1, -1)))
}
# AIPW of the effect on the treated, normalised; its error from the influence function.
aipw_att <- function() {
  m0 <- predict(lm(reformulate(covariates, "outcome"), people[D == 0, ]), people)
  w <- people$score / (1 - people$score)
  gain <- mean((Y - m0)[D == 1]); bias <- sum((w * (Y - m0))[D == 0]) / sum(w[D == 0])
  n <- nrow(people)
  psi <- ifelse(D == 1, (Y - m0 - gain) * n / sum(D), -w * (Y - m0 - bias) * n / sum(w[D == 0]))
  row("everybody", "aipw ATT", gain - bias, sqrt(sum(psi^2) / (n * (n - 1))))
}
aipw_ate <- function() {
  m0 <- predict(lm(reformulate(covariates, "outcome"), people[D == 0, ]), people)
  m1 <- predict(lm(reformulate(covariates, "outcome"), people[D == 1, ]), people)
  e <- people$score; n <- nrow(people)
  w1 <- n * (D / e) / sum(D / e); w0 <- n * ((1 - D) / (1 - e)) / sum((1 - D) / (1 - e))
  each <- m1 - m0 + w1 * (Y - m1) - w0 * (Y - m0)
  row("everybody", "aipw ATE", mean(each), sd(each) / sqrt(n))
}
# Entropy balancing on means: the dual by optim, to machine precision.
entropy <- function() {
  Z <- scale(as.matrix(people[, covariates])); target <- colMeans(Z[D == 1, ])
  C <- sweep(Z[D == 0, ], 2, target)
  dual <- function(l) log(sum(exp(C %*% l)))
  slope <- function(l) { q <- exp(C %*% l); as.vector(t(C) %*% (q / sum(q))) }
  l <- optim(rep(0, ncol(C)), dual, slope, method = "BFGS", control = list(reltol = 1e-16, maxit = 1000))$par
  for (step in 1:20) {
    q <- as.vector(exp(C %*% l)); q <- q / sum(q); g <- as.vector(t(C) %*% q)
    l <- l - solve(t(C * q) %*% C - g %*% t(g), g)
  }
  q <- as.vector(exp(C %*% l)); q <- q / sum(q)
  row("everybody", "entropy", mean(Y[D == 1]) - sum(q * Y[D == 0]), NA)
}
save(rbind(do.call(rbind, lapply(seq_along(settings), function(k)
  effects_of(settings[[k]][[1]], pairs[[k]], settings[[k]][[4]]))),
  ipw("ATT"), ipw("ATE"), aipw_att(), aipw_ate(), entropy()), "estimates")

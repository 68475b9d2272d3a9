orders <- read.csv("orders.csv")
daily <- read.csv("daily.csv")
goods <- read.csv("daily_goods.csv")
steps <- c("placed_at", "first_released_at", "allocated_at", "staged_at", "departed_at", "unloaded_at", "taken_up_at",
           "ended_at")
stages <- c("round", "stock", "picking", "bus", "travel", "crew", "delivery")
table <- function(frame) { write.csv(frame, quote = FALSE, row.names = FALSE); cat("\n") }
digits <- function(values) sprintf("%.3f", values)

# Which ten cells waited longest, and what for?
came <- orders[orders$ending == "delivered", ]
times <- lapply(came[steps], function(text) as.numeric(as.POSIXct(text, "UTC", "%Y-%m-%dT%H:%M:%S")))
for (i in seq_along(stages)) came[[stages[i]]] <- times[[i + 1]] - times[[i]]
cells <- aggregate(came[c("order_to_door_hours", stages)], came["cell"], mean)
cells <- head(cells[order(-cells$order_to_door_hours, cells$cell), ], 10)
table(data.frame(cell = cells$cell, mean_hours = digits(cells$order_to_door_hours),
                 longest_stage = stages[max.col(cells[stages], "first")]))

# On which days did bus capacity bind: buses were out for 70 % of their shifts, and a bus was waited for longest?
waits <- do.call(pmax, daily[paste0("mean_", stages[-1], "_hours")])
binding <- daily[which(daily$bus_hours >= 0.7 * daily$bus_shift_hours & daily$mean_bus_hours == waits), ]
table(data.frame(date = binding$date, share_out = digits(binding$bus_hours / binding$bus_shift_hours),
                 wait_hours = digits(binding$mean_bus_hours)))

# How did the cover of vegetables stand against its floor?
vegetables <- goods[goods$commodity == "vegetables", ]
lowest <- vegetables[which.min(vegetables$cover_days), ]
table(data.frame(days_below = sum(vegetables$cover_days < vegetables$floor_days),
                 lowest_days = digits(lowest$cover_days), lowest_on = lowest$date,
                 floor_days = digits(max(vegetables$floor_days))))

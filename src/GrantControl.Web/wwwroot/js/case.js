// The page of a case: charts.

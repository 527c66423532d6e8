// Budget pages: charts.

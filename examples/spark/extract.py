"""dateline under Apache Spark: each partition is piped through the command, which keeps nothing between lines.

    spark-submit extract.py INPUT OUTPUT [DATELINE]

INPUT: JSON Lines, a file or a folder, one story a line. OUTPUT: a folder of part files in the order of the input.
"""

import shlex
import sys

from pyspark.sql import SparkSession

source, target = sys.argv[1:3]
dateline = sys.argv[3] if len(sys.argv) > 3 else "dateline"
spark = SparkSession.builder.appName("dateline").getOrCreate()
# One worker of dateline for each task of Spark: Spark has the cores. Status 1 says that some lines were rejected, each
# named on standard error; Spark would call it a failure.
command = f"{shlex.quote(dateline)} extract --from jsonl --to jsonl --jobs 1 -; test $? -le 1"
lines = spark.sparkContext.textFile(source, minPartitions=spark.sparkContext.defaultParallelism * 4)
lines.pipe(f"sh -c {shlex.quote(command)}", checkCode=True).saveAsTextFile(target)
spark.stop()

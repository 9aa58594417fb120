// Seeds, thread counts and counts of live tensors belong to the whole process: one test at a time.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

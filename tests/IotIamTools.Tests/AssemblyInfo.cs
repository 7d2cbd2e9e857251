// Some tests measure how fast a stop works; they need the thread pool to themselves.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

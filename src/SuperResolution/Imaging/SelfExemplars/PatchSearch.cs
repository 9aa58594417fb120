namespace SuperResolution.Imaging.SelfExemplars;

/// <summary>
/// PatchMatch over places, shapes and planes (section 4.2; Barnes et al. 2009): each round draws candidates around what was found, nearer
/// and nearer, then hands what is new to the neighbours.
/// </summary>
/// <remarks>
/// Random numbers depend on the pixel, and what is handed on goes along rows and columns that do not touch each other, so that the result
/// is the same for any number of threads.
/// </remarks>
internal sealed class PatchSearch
{
    private readonly GrayImage _target;
    private readonly MatchField _field;
    private readonly LevelGeometry _geometry;
    private readonly PatchCost _cost;
    private readonly PlaneModel _planes;
    private readonly SelfExemplarSettings _settings;
    private readonly ParallelOptions _threads;
    private readonly CounterRandom _random;

    public PatchSearch(
        GrayImage target, MatchField field, LevelGeometry geometry, PatchCost cost, PlaneModel planes, SelfExemplarSettings settings,
        ParallelOptions threads)
    {
        _target = target;
        _field = field;
        _geometry = geometry;
        _cost = cost;
        _planes = planes;
        _settings = settings;
        _threads = threads;
        _random = CounterRandom.Of(settings.Seed).At(geometry.Level);
    }

    private int Right => _field.Width - Patch.Radius;

    private int Bottom => _field.Height - Patch.Radius;

    /// <summary>Improves the field.</summary>
    /// <param name="rounds">How many times.</param>
    public void Run(int rounds)
    {
        Parallel.For(Patch.Radius, Bottom, _threads, Measure);
        for (int round = 0; round < rounds; round++)
        {
            CounterRandom random = _random.At(round);
            Parallel.For(Patch.Radius, Bottom, _threads, y => Draw(y, random));
            Parallel.For(Patch.Radius, Bottom, _threads, y => HandOn(Patch.Radius, y, 1, 0, Right - Patch.Radius));
            Parallel.For(Patch.Radius, Right, _threads, x => HandOn(x, Patch.Radius, 0, 1, Bottom - Patch.Radius));
            Parallel.For(Patch.Radius, Bottom, _threads, y => HandOn(Right - 1, y, -1, 0, Right - Patch.Radius));
            Parallel.For(Patch.Radius, Right, _threads, x => HandOn(x, Bottom - 1, 0, -1, Bottom - Patch.Radius));
        }
    }

    // What the first guess costs.
    private void Measure(int y)
    {
        Span<float> patch = stackalloc float[Patch.Pixels];
        for (int x = Patch.Radius; x < Right; x++)
        {
            Patch.Read(_target, x, y, patch);
            if (!_cost.TryMeasure(patch, x, y, ref _field[x, y]))
            {
                _field[x, y].Cost = float.PositiveInfinity;
            }
        }
    }

    private void Draw(int y, CounterRandom random)
    {
        Span<float> patch = stackalloc float[Patch.Pixels];
        for (int x = Patch.Radius; x < Right; x++)
        {
            ref Match best = ref _field[x, y];
            best.IsNew = false;
            Patch.Read(_target, x, y, patch);
            CounterRandom here = random.At((long)y * _field.Width + x);
            int narrowing = 1, draw = 0;
            for (float radius = Math.Max(_field.Width, _field.Height) / 8f; radius > 0.5f; radius /= 2)
            {
                narrowing++;
                Match candidate = best with
                {
                    X = best.X + 2 * radius * Centred(),
                    Y = best.Y + 2 * radius * Centred(),
                    Shape = Affine.Of(
                        1 + _settings.ScaleRange * Centred() / narrowing, _settings.AngleRange * Centred() / narrowing,
                        _settings.ShearRange * Centred() / narrowing, _settings.ShearRange * Centred() / narrowing).After(best.Shape),
                    Plane = _planes.Draw((float)here.Unit(draw++), x, y, _geometry),
                };
                TakeIfBetter(patch, x, y, ref candidate, ref best);
            }

            float Centred() => (float)here.Unit(draw++) - 0.5f;
        }
    }

    // Along a row or a column: what is new at a pixel is tried at the next, moved by one pixel.
    private void HandOn(int x, int y, int dx, int dy, int count)
    {
        Span<float> patch = stackalloc float[Patch.Pixels];
        for (int i = 1; i < count; i++)
        {
            ref Match from = ref _field[x, y];
            int fromX = x, fromY = y;
            x += dx;
            y += dy;
            if (!from.IsNew)
            {
                continue;
            }

            Match candidate = from;
            (candidate.X, candidate.Y) = _geometry.Transform(fromX, fromY, from).Apply(dx, dy);
            Patch.Read(_target, x, y, patch);
            TakeIfBetter(patch, x, y, ref candidate, ref _field[x, y]);
        }
    }

    private void TakeIfBetter(ReadOnlySpan<float> patch, int x, int y, ref Match candidate, ref Match best)
    {
        if (_cost.TryMeasure(patch, x, y, ref candidate) && candidate.Cost < best.Cost)
        {
            best = candidate;
            best.IsNew = true;
        }
    }
}

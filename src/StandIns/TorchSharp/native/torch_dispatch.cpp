// A C ABI over libtorch's dispatcher: every operator that libtorch registers is found by its schema's name and called with tagged values.
// A new operator needs no new code here. Tensors and generators are handed out as owned references; 0 stands for "none".
// A function that fails returns a negative number and keeps libtorch's message for ts_error on the same thread.

#include <atomic>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/detail/CUDAHooksInterface.h>
#include <c10/core/InferenceMode.h>
#include <c10/core/impl/VirtualGuardImpl.h>
#include <torch/csrc/autograd/autograd.h>
#include <torch/csrc/autograd/grad_mode.h>

#define TS_API extern "C" __attribute__((visibility("default")))

namespace {

enum Tag : int32_t {
    DEFAULT, NONE, TENSOR, INT, DOUBLE, BOOL, STRING, INTS, DOUBLES, BOOLS, TENSORS, OPTIONAL_TENSORS, GENERATOR, DEVICE,
};

// bits holds a number, a reference or the address of count elements.
struct Value {
    int32_t tag;
    int32_t count;
    int64_t bits;
};

struct Metadata {
    const int64_t* sizes;
    const int64_t* strides;
    int64_t dimensions;
    int64_t elements;
    int32_t element_size;
    int32_t scalar_type;
    int32_t device_type;
    int32_t device_index;
    int32_t is_contiguous;
};

using Impl = c10::TensorImpl;
using TensorReference = c10::intrusive_ptr<Impl, c10::UndefinedTensorImpl>;
using GeneratorReference = c10::intrusive_ptr<c10::GeneratorImpl>;
using OptionalTensor = decltype(std::declval<c10::IValue&>().toOptional<at::Tensor>());  // c10's own or std's, by version

struct Operator {
    explicit Operator(c10::OperatorHandle found) : handle(std::move(found)) {
        for (const auto& argument : handle.schema().arguments()) {
            has_default.push_back(argument.default_value().has_value());
            defaults.push_back(has_default.back() ? *argument.default_value() : c10::IValue());
        }
    }

    c10::OperatorHandle handle;
    std::vector<bool> has_default;
    std::vector<c10::IValue> defaults;
};

thread_local std::string last_error;

// References that were handed out and not yet released.
std::atomic<int64_t> handles{0};

// libtorch's messages go on with where in C++ they were raised; the first line says what went wrong.
void keep_first_line(const char* message) {
    const char* end = std::strchr(message, '\n');
    last_error = end ? std::string(message, end) : std::string(message);
}

template <typename F>
int32_t guarded(F body) {
    try {
        body();
        return 0;
    } catch (const c10::Error& e) {
        keep_first_line(e.what_without_backtrace());
    } catch (const std::exception& e) {
        keep_first_line(e.what());
    } catch (...) {
        last_error = "libtorch raised something that is not an exception";
    }
    return -1;
}

at::Tensor tensor_of(int64_t reference) {
    auto impl = reinterpret_cast<Impl*>(reference);
    return impl ? at::Tensor(TensorReference::reclaim_copy(impl)) : at::Tensor();
}

int64_t reference_of(at::Tensor tensor) {
    if (!tensor.defined()) {
        return 0;
    }
    handles.fetch_add(1, std::memory_order_relaxed);
    return reinterpret_cast<int64_t>(tensor.unsafeReleaseTensorImpl());
}

at::Generator generator_of(int64_t reference) {
    return at::Generator(GeneratorReference::reclaim_copy(reinterpret_cast<c10::GeneratorImpl*>(reference)));
}

int64_t reference_of(const at::Generator& generator) {
    auto copy = generator.getIntrusivePtr();
    handles.fetch_add(1, std::memory_order_relaxed);
    return reinterpret_cast<int64_t>(copy.release());
}

c10::Device device_of(int32_t type, int32_t index) {
    return c10::Device(static_cast<c10::DeviceType>(type), static_cast<c10::DeviceIndex>(index));
}

template <typename T>
c10::ArrayRef<T> elements_of(const Value& value) {
    return c10::ArrayRef<T>(reinterpret_cast<const T*>(value.bits), static_cast<size_t>(value.count));
}

double double_of(const Value& value) {
    double number;
    std::memcpy(&number, &value.bits, sizeof number);
    return number;
}

c10::IValue pack(const Value& value) {
    switch (value.tag) {
        case NONE: return c10::IValue();
        case TENSOR: return tensor_of(value.bits);
        case INT: return value.bits;
        case DOUBLE: return double_of(value);
        case BOOL: return value.bits != 0;
        case STRING: return std::string(reinterpret_cast<const char*>(value.bits), static_cast<size_t>(value.count));
        case INTS: return elements_of<int64_t>(value);
        case DOUBLES: return c10::List<double>(elements_of<double>(value));
        case BOOLS: {
            c10::List<bool> list;
            for (uint8_t element : elements_of<uint8_t>(value)) {
                list.push_back(element != 0);
            }
            return list;
        }
        case TENSORS: {
            c10::List<at::Tensor> list;
            list.reserve(value.count);
            for (int64_t reference : elements_of<int64_t>(value)) {
                list.push_back(tensor_of(reference));
            }
            return list;
        }
        case OPTIONAL_TENSORS: {
            c10::List<OptionalTensor> list;
            list.reserve(value.count);
            for (int64_t reference : elements_of<int64_t>(value)) {
                list.push_back(reference ? OptionalTensor(tensor_of(reference)) : OptionalTensor());
            }
            return list;
        }
        case GENERATOR: return generator_of(value.bits);
        case DEVICE: return device_of(static_cast<int32_t>(value.bits), value.count);
        default: TORCH_CHECK(false, "a value with the unknown tag ", value.tag);
    }
}

Value unpack(c10::IValue&& value) {
    if (value.isTensor()) {
        return {TENSOR, 0, reference_of(std::move(value).toTensor())};
    }
    if (value.isInt()) {
        return {INT, 0, value.toInt()};
    }
    if (value.isDouble()) {
        double number = value.toDouble();
        Value result{DOUBLE, 0, 0};
        std::memcpy(&result.bits, &number, sizeof number);
        return result;
    }
    if (value.isBool()) {
        return {BOOL, 0, value.toBool()};
    }
    if (value.isTensorList()) {
        auto list = value.toTensorVector();
        auto references = static_cast<int64_t*>(std::malloc(sizeof(int64_t) * (list.size() + 1)));
        for (size_t i = 0; i < list.size(); i++) {
            references[i] = reference_of(std::move(list[i]));
        }
        return {TENSORS, static_cast<int32_t>(list.size()), reinterpret_cast<int64_t>(references)};
    }
    TORCH_CHECK(value.isNone(), "an operator returned a ", value.tagKind(), ", which has no tag");
    return {NONE, 0, 0};
}

}  // namespace

TS_API const char* ts_error() {
    return last_error.c_str();
}

// Null if libtorch has no such operator. An operator lives as long as the process.
TS_API Operator* ts_find(const char* name, const char* overload) {
    auto found = c10::Dispatcher::singleton().findSchema({name, overload});
    return found ? new Operator(*found) : nullptr;
}

// Arguments that are missing at the end or tagged DEFAULT take the schema's defaults. Returns the number of results,
// which are dropped where results is null.
TS_API int32_t ts_call(const Operator* op, const Value* arguments, int32_t count, Value* results, int32_t capacity) {
    int32_t returned = -1;
    int32_t status = guarded([&] {
        const size_t wanted = op->defaults.size();
        TORCH_CHECK(static_cast<size_t>(count) <= wanted, op->handle.operator_name(), " takes ", wanted, " arguments, not ", count);
        torch::jit::Stack stack;
        stack.reserve(wanted);
        for (size_t i = 0; i < wanted; i++) {
            if (static_cast<int32_t>(i) < count && arguments[i].tag != DEFAULT) {
                stack.push_back(pack(arguments[i]));
            } else {
                TORCH_CHECK(op->has_default[i], op->handle.operator_name(), " has no default for ", op->handle.schema().arguments()[i].name());
                stack.push_back(op->defaults[i]);
            }
        }
        op->handle.callBoxed(&stack);
        if (!results) {
            returned = static_cast<int32_t>(stack.size());
            return;
        }
        TORCH_CHECK(stack.size() <= static_cast<size_t>(capacity), op->handle.operator_name(), " returned ", stack.size(), " values");
        for (size_t i = 0; i < stack.size(); i++) {
            results[i] = unpack(std::move(stack[i]));
        }
        returned = static_cast<int32_t>(stack.size());
    });
    return status < 0 ? status : returned;
}

// Frees the array of a TENSORS result; the references in it are the caller's.
TS_API void ts_free(void* array) {
    std::free(array);
}

// For tests: how many references are held on the other side.
TS_API int64_t ts_handles() {
    return handles.load(std::memory_order_relaxed);
}

TS_API void ts_release(Impl* tensor) {
    handles.fetch_sub(1, std::memory_order_relaxed);
    TensorReference::reclaim(tensor);
}

TS_API int64_t ts_alias(int64_t tensor) {
    return reference_of(tensor_of(tensor));
}

// Addresses of sizes and strides hold as long as the tensor lives and is not resized.
TS_API void ts_metadata(const Impl* tensor, Metadata* result) {
    auto sizes = tensor->sizes();
    auto device = tensor->device();
    *result = {
        sizes.data(),
        tensor->layout() == c10::kStrided ? tensor->strides().data() : nullptr,
        static_cast<int64_t>(sizes.size()),
        tensor->numel(),
        static_cast<int32_t>(tensor->itemsize()),
        static_cast<int32_t>(c10::typeMetaToScalarType(tensor->dtype())),
        static_cast<int32_t>(device.type()),
        static_cast<int32_t>(device.index()),
        tensor->layout() == c10::kStrided && tensor->is_contiguous(),
    };
}

TS_API int32_t ts_data(int64_t tensor, void** result) {
    return guarded([&] { *result = tensor_of(tensor).data_ptr(); });
}

TS_API int32_t ts_requires_grad(const Impl* tensor) {
    return tensor->requires_grad();
}

TS_API int32_t ts_set_requires_grad(int64_t tensor, int32_t value) {
    return guarded([&] { tensor_of(tensor).set_requires_grad(value != 0); });
}

TS_API int32_t ts_grad(int64_t tensor, int64_t* result) {
    return guarded([&] { *result = reference_of(tensor_of(tensor).mutable_grad()); });
}

TS_API int32_t ts_set_grad(int64_t tensor, int64_t grad) {
    return guarded([&] { tensor_of(tensor).mutable_grad() = tensor_of(grad); });
}

TS_API int32_t ts_backward(int64_t tensor) {
    return guarded([&] { torch::autograd::backward({tensor_of(tensor)}, {}); });
}

TS_API int32_t ts_grad_mode() {
    return c10::GradMode::is_enabled();
}

TS_API void ts_set_grad_mode(int32_t enabled) {
    c10::GradMode::set_enabled(enabled != 0);
}

// The guard belongs to the calling thread and must be left there.
TS_API c10::InferenceMode* ts_enter_inference_mode(int32_t enabled) {
    return new c10::InferenceMode(enabled != 0);
}

TS_API void ts_leave_inference_mode(c10::InferenceMode* guard) {
    delete guard;
}

// Seeds the default generators of every device.
TS_API int32_t ts_manual_seed(int64_t seed) {
    return guarded([&] { at::manual_seed(static_cast<uint64_t>(seed)); });
}

TS_API int32_t ts_default_generator(int32_t device_type, int32_t device_index, int64_t* result) {
    return guarded([&] { *result = reference_of(at::globalContext().defaultGenerator(device_of(device_type, device_index))); });
}

TS_API int32_t ts_new_generator(int32_t device_type, int32_t device_index, int64_t seed, int64_t* result) {
    return guarded([&] {
        auto generator = at::globalContext().defaultGenerator(device_of(device_type, device_index)).clone();
        generator.set_current_seed(static_cast<uint64_t>(seed));
        *result = reference_of(generator);
    });
}

TS_API void ts_release_generator(c10::GeneratorImpl* generator) {
    handles.fetch_sub(1, std::memory_order_relaxed);
    GeneratorReference::reclaim(generator);
}

TS_API int32_t ts_seed_generator(int64_t generator, int64_t seed) {
    return guarded([&] {
        auto target = generator_of(generator);
        std::lock_guard<std::mutex> lock(target.mutex());
        target.set_current_seed(static_cast<uint64_t>(seed));
    });
}

TS_API int32_t ts_generator_state(int64_t generator, int64_t* result) {
    return guarded([&] {
        auto source = generator_of(generator);
        std::lock_guard<std::mutex> lock(source.mutex());
        *result = reference_of(source.get_state());
    });
}

TS_API int32_t ts_set_generator_state(int64_t generator, int64_t state) {
    return guarded([&] {
        auto target = generator_of(generator);
        std::lock_guard<std::mutex> lock(target.mutex());
        target.set_state(tensor_of(state));
    });
}

TS_API int32_t ts_threads() {
    return at::get_num_threads();
}

TS_API int32_t ts_set_threads(int32_t count) {
    return guarded([&] { at::set_num_threads(count); });
}

// 0 where libtorch has no CUDA half or the machine no CUDA device.
TS_API int32_t ts_cuda_devices() {
    return c10::impl::hasDeviceGuardImpl(c10::DeviceType::CUDA) ? c10::impl::VirtualGuardImpl(c10::DeviceType::CUDA).deviceCount() : 0;
}

// index: negative for the current device.
TS_API int32_t ts_cuda_synchronize(int32_t index) {
    return guarded([&] {
        auto device = index < 0 ? c10::impl::VirtualGuardImpl(c10::DeviceType::CUDA).getDevice().index() : static_cast<c10::DeviceIndex>(index);
        at::detail::getCUDAHooks().deviceSynchronize(device);
    });
}
